import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { shortTime } from '../shell/time';
import { changedSearch, useView } from '../shell/view';
import { CompareForm } from './CompareForm';
import { movedOf, questionIn, roomsIn } from './compare';
import { Measures } from './Measures';
import { Page } from './Page';
import { Planned } from './Planned';
import { PlannedStaff } from './PlannedStaff';
import { useComparison } from './queries';
import { ShiftPanel } from './ShiftPanel';
import { Shifts } from './Shifts';
import type { Comparison, Question } from './types';

/** What another protocol would do to the people of a place, before it is put into effect. */
export function Component() {
  const { t } = useTranslation('protocols');
  const { region, asOf } = useView();
  const [params] = useSearchParams();
  const question = questionIn(params, region, asOf);
  const asked = useComparison(question);
  const place = usePlaceName(region);
  const shift = asked.data === undefined ? null : shiftIn(params);
  return (
    <Page title={t('compare.title')}>
      <div className={shift === null ? undefined : 'with-side'}>
        <div className="comparison">
          <header>
            <h1>{t('compare.title')}</h1>
            <p className="quiet">
              {place} ·{' '}
              {asked.data === undefined ? t('compare.how') : t('shared:asOf', { time: shortTime(asked.data.asOf) })}
            </p>
          </header>
          <CompareForm
            key={`${params.get('first')} ${params.get('second')} ${params.get('rooms')}`}
            again={question === null ? null : asked}
          />
          {question === null ? (
            <Empty>{t(params.has('second') ? 'compare.same' : 'compare.choose')}</Empty>
          ) : (
            <Answered asked={asked}>
              {(found) => <Result found={found} question={question} rooms={roomsIn(params)} />}
            </Answered>
          )}
        </div>
        {shift !== null && question !== null && asked.data !== undefined && (
          <Opened shift={shift} question={{ ...question, asOf: asked.data.asOf }} />
        )}
      </div>
    </Page>
  );
}

interface Chosen {
  before: string;
  after: string;
}

function shiftIn(params: URLSearchParams): Chosen | null {
  const [before, after] = [params.get('before'), params.get('after')];
  return before === null || after === null ? null : { before, after };
}

function Opened({ shift, question }: { shift: Chosen; question: Question }) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const close = () =>
    navigate(changedSearch(search, { before: undefined, after: undefined }), { preventScrollReset: true });
  return <ShiftPanel {...shift} question={question} onClose={close} />;
}

function Result({ found, question, rooms }: { found: Comparison; question: Question; rooms: number | null }) {
  const { t } = useTranslation('protocols');
  const names = { first: question.first ?? t('compare.inEffect'), second: question.second ?? t('compare.inEffect') };
  const moved = movedOf(found);
  const [people, changed] = [counted(found.people), counted(found.changed)];
  return (
    <>
      <p className="statement" role="status">
        {found.changed === 0
          ? t('compare.nobody', { people })
          : t('compare.changed', {
              people,
              changed,
              category: counted(moved.category),
              measure: counted(moved.measure),
            })}
      </p>
      <div className="columns">
        <Measures title={t('compare.categories')} kind="category" measures={found.categories} names={names} />
        <Measures title={t('compare.tiers')} kind="tier" measures={found.tiers} names={names} />
      </div>
      <Planned days={found.days} names={names} rooms={rooms} />
      <PlannedStaff days={found.days} norms={found.norms} names={names} />
      <Shifts shifts={found.shifts} />
      <p className="quiet note">{t('compare.nearer')}</p>
    </>
  );
}
