import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Code } from '../../shell/Code';
import { Answered } from '../../shell/States';
import { fullTime, shortDay, shortTime } from '../../shell/time';
import type { PersonView } from '../types';
import { type Step, useHistory } from './queries';

type State = NonNullable<Step['known']>;

/** How it came to this: each state from when it held, and what was shown before it was changed for the past. */
export function History({ view }: { view: PersonView }) {
  const { t } = useTranslation('ruling');
  const asked = useHistory(view);
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <Answered asked={asked}>
        {({ steps, cut }) => (
          <>
            {cut && <p className="quiet">{t('history.cut')}</p>}
            {steps.length === 0 ? (
              <p className="quiet">{t('history.none')}</p>
            ) : (
              <ol className="timeline">
                {steps.toReversed().map((step) => (
                  <Entry key={step.from} step={step} />
                ))}
              </ol>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function Entry({ step }: { step: Step }) {
  const { t } = useTranslation('ruling');
  return (
    <li>
      <time dateTime={step.from}>{shortTime(step.from)}</time>
      <div>
        <p>
          <Stood state={step.known} />
        </p>
        {step.changed && (
          <div className="shown-then">
            <p>
              {t('history.shown')} <Stood state={step.shown} />
            </p>
            {step.late.map((late) => (
              <p key={`${late.id} ${late.known} ${late.recorded}`} className="quiet">
                {t('history.late', { recorded: fullTime(late.recorded), known: fullTime(late.known) })}{' '}
                <Cause late={late} />
              </p>
            ))}
            {step.adoption !== null && (
              <p className="quiet">
                {t('history.adopted', {
                  protocol: step.adoption.protocol,
                  adopted: fullTime(step.adoption.adopted),
                  from: fullTime(step.adoption.effectiveFrom),
                })}
              </p>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function Stood({ state }: { state: State | null }) {
  const { t } = useTranslation('ruling');
  if (state === null) {
    return <span className="quiet">{t('history.unknown')}</span>;
  }
  const { category, code, status, tier, until, clauses, protocol } = state;
  const words = t(`shared:category.${category}`, { defaultValue: category });
  return (
    <>
      <Code code={code} />{' '}
      {tier === null || until === null
        ? words
        : t('consequence.tier', { category: words, tier: t(`shared:tier.${tier}`), until: shortDay(until) })}{' '}
      <span className="quiet">
        {t(`shared:status.${status}`)} · {clauses.length === 0 ? protocol : clauses.join(' · ')}
      </span>
    </>
  );
}

/** The fact that came late, where it may be seen. */
function Cause({ late }: { late: Step['late'][number] }) {
  const { t } = useTranslation('ruling');
  const { search } = useLocation();
  if (late.id === null || late.type === null) {
    return <>{t('history.ofAnother')}</>;
  }
  return (
    <Link to={{ search, hash: `fact-${late.id}` }} preventScrollReset>
      {t(`shared:fact.${late.type}`)}
    </Link>
  );
}
