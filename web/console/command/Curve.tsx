import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choose, Switch } from '../shell/Choose';
import { counted } from '../shell/number';
import { PageLoading } from '../shell/PageFailed';
import { Answered } from '../shell/States';
import { shortDay } from '../shell/time';
import { useCurve } from './queries';
import type { CurveDay } from './types';

const CurveChart = lazy(() => import('./CurveChart'));

const SPANS = ['14', '28', '60'] as const;
const COLUMNS = ['cases', 'asymptomatic', 'closeContacts', 'contactsOfContacts', 'released'] as const;

/** Cases by the day they fell ill and contacts by the day they became known, as a picture or as a table. */
export function Curve() {
  const { t } = useTranslation('command');
  const [span, setSpan] = useState<(typeof SPANS)[number]>('28');
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const curve = useCurve(Number(span));
  return (
    <section className="panel" aria-labelledby="curve">
      <header className="panel-head">
        <h2 id="curve">
          {t('curve.title')} <span className="quiet unit">{t('shared:unit.persons')}</span>
        </h2>
        <Choose
          label={t('curve.span')}
          value={span}
          onChoose={setSpan}
          choices={SPANS.map((days) => ({ value: days, label: t('curve.days', { number: days }) }))}
        />
        <Switch
          label={t('curve.shown')}
          value={shown}
          onChoose={setShown}
          choices={[
            { value: 'chart', label: t('curve.chart') },
            { value: 'table', label: t('curve.table') },
          ]}
        />
      </header>
      <Answered asked={curve}>
        {({ days }) => (
          <>
            {shown === 'chart' && (
              <Suspense fallback={<PageLoading />}>
                <CurveChart days={days} />
              </Suspense>
            )}
            <CurveTable days={days} unseen={shown === 'chart'} />
          </>
        )}
      </Answered>
      <p className="quiet note">{t('curve.note')}</p>
    </section>
  );
}

/** Newest first. Out of sight, but not for screen readers, while the picture is shown. */
function CurveTable({ days, unseen }: { days: CurveDay[]; unseen: boolean }) {
  const { t } = useTranslation('command');
  return (
    <div className={unseen ? 'unseen' : 'scroll-y'} {...(unseen ? {} : { tabIndex: 0 })}>
      <table className="table">
        <caption className="unseen">{t('curve.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('curve.day')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`curve.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{shortDay(day.day)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  {counted(day[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
