import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { engineTime, inWords, seconds } from '../../parts/duration';
import { More } from '../../parts/More';
import { counted } from '../../shell/number';
import { SidePanel } from '../../shell/SidePanel';
import { Answered, Empty } from '../../shell/States';
import { changedSearch } from '../../shell/view';
import { idOf } from '../PersonLink';
import { TimeField } from '../TimeField';
import type { PossibleSources } from '../types';
import { type Asked, NOT_ASKED } from './asked';
import { useSources } from './queries';
import { SourceItem } from './SourceItem';

/** Who may have infected somebody, beside the page: in a time that can be changed, by rank. */
export function SourcesPanel({ investigation, asked }: { investigation: string; asked: Asked }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const navigate = useNavigate();
  const sources = useSources(investigation, asked);
  const first = sources.data?.pages[0];
  const { from, until } = { from: asked.from ?? first?.window.from, until: asked.until ?? first?.window.until };
  return (
    <SidePanel
      title={t('possible.title')}
      opened={asked.person}
      onClose={() => navigate(changedSearch(search, NOT_ASKED), { preventScrollReset: true })}
    >
      <div className="contact-panel">
        {first !== undefined && (
          <p className="who-name">{first.name ?? `${t('notInScope')} · ${idOf(asked.person)}`}</p>
        )}
        {from !== undefined && until !== undefined && (
          <Times asked={asked} from={from} until={until} basis={first?.window.basis} />
        )}
        <Answered asked={sources}>
          {({ pages: [head, ...rest] }) =>
            head !== undefined && (
              <section aria-labelledby="possible-sources">
                <h3 id="possible-sources">{t('possible.count', { people: counted(head.total) })}</h3>
                <Sum found={head} />
                <ol className="exposures">
                  {[head, ...rest]
                    .flatMap((page) => page.sources)
                    .map((row) => (
                      <SourceItem
                        key={row.person}
                        investigation={investigation}
                        asked={{ ...asked, from: head.window.from, until: head.window.until }}
                        source={row}
                      />
                    ))}
                </ol>
                {head.total > 0 && (
                  <More paged={sources} shown={[head, ...rest].reduce((sum, page) => sum + page.sources.length, 0)} />
                )}
              </section>
            )
          }
        </Answered>
      </div>
    </SidePanel>
  );
}

function Sum({ found }: { found: PossibleSources }) {
  const { t } = useTranslation('investigation');
  return found.total === 0 ? (
    <Empty>{t('possible.nobody')}</Empty>
  ) : (
    <>
      {found.cut && (
        <p role="status">
          <strong>{t('possible.cut', { exposures: counted(found.exposures) })}</strong>
        </p>
      )}
      <p>
        {t('possible.cases', { cases: counted(found.cases) })} {t('possible.ranked')}
      </p>
      <p className="quiet">
        {t('possible.note')} {t('result.engine', { checkIns: counted(found.checkIns), time: engineTime(found.micros) })}
      </p>
    </>
  );
}

interface TimesProps {
  asked: Asked;
  from: string;
  until: string;
  basis: PossibleSources['window']['basis'] | undefined;
}

/** The time that is looked at, and how it was chosen; leaving a field asks again. */
function Times({ asked, from, until, basis }: TimesProps) {
  const { t, i18n } = useTranslation('investigation');
  const { search } = useLocation();
  const navigate = useNavigate();
  const change = (times: { from?: string; until?: string }) =>
    navigate(changedSearch(search, { sourcesFrom: times.from ?? from, sourcesUntil: times.until ?? until }), {
      replace: true,
      preventScrollReset: true,
    });
  const lengths = (['minOverlap', 'linger', 'assumedStay'] as const).map(
    (field) => `${t(`parameters.${field}.name`)} ${inWords(seconds(asked[field]), i18n.language)}`,
  );
  const isChosen = asked.from !== null || asked.until !== null;
  return (
    <div className="times">
      {(['from', 'until'] as const).map((field) => (
        <div className="field" key={field}>
          <label htmlFor={`possible-${field}`}>{t(`possible.${field}`)}</label>
          <TimeField
            id={`possible-${field}`}
            label={t(`possible.${field}`)}
            value={field === 'from' ? from : until}
            onChange={(instant) => instant !== null && change({ [field]: instant })}
          />
        </div>
      ))}
      <p className="quiet">
        {isChosen ? (
          <Link to={changedSearch(search, { ...NOT_ASKED, sourcesOf: asked.person })} replace preventScrollReset>
            {t('possible.usual')}
          </Link>
        ) : (
          basis !== undefined && t(`possible.basis.${basis}`)
        )}
      </p>
      <p className="quiet">{lengths.join(' · ')}</p>
    </div>
  );
}
