import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { usePlaceName } from '../shell/session';
import { shortDay, shortTime } from '../shell/time';
import type { Fact, PersonView, Reason } from './types';

/** Every clause that fired, the most severe first, with what it says, who put it into effect and what it rests on. */
export function Reasons({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  if (view.reasons.length === 0) {
    return <p className="quiet">{t('reasons.none')}</p>;
  }
  return (
    <ol className="reasons">
      {view.reasons.map((reason) => (
        <li key={`${reason.clause} ${reason.evidence.join()}`}>
          <Why reason={reason} facts={view.facts} />
        </li>
      ))}
    </ol>
  );
}

function Why({ reason, facts }: { reason: Reason; facts: Fact[] }) {
  const { t } = useTranslation('person');
  const authority = usePlaceName(reason.authority ?? '');
  return (
    <>
      <h3>
        {t(`shared:category.${reason.title}`)} <span className="quiet clause">{reason.clause}</span>
      </h3>
      {reason.source !== null && <p className="source">{reason.source}</p>}
      <dl className="facts">
        {reason.from !== null && reason.until !== null && (
          <div>
            <dt>{t('reasons.dates')}</dt>
            <dd>
              {shortDay(reason.from)} – {shortDay(reason.until)}
            </dd>
          </div>
        )}
        {reason.conf !== null && (
          <div>
            <dt>{t('reasons.confidence')}</dt>
            <dd>{t(`shared:confidence.${reason.conf}`)}</dd>
          </div>
        )}
        {reason.authority !== null && (
          <div>
            <dt>{t('reasons.authority')}</dt>
            <dd>{reason.authorityName ?? authority}</dd>
          </div>
        )}
        <div>
          <dt>{t('reasons.evidence')}</dt>
          <dd>
            <Evidence ids={reason.evidence} facts={facts} />
          </dd>
        </div>
      </dl>
    </>
  );
}

/** The facts of this person, then how many others there are: those of whom they met, or out of sight. */
function Evidence({ ids, facts }: { ids: string[]; facts: Fact[] }) {
  const { t } = useTranslation('person');
  const { search } = useLocation();
  const seen = facts.filter((fact) => ids.includes(fact.id));
  const others = ids.length - seen.length;
  return (
    <ul className="inline-list">
      {seen.map((fact) => (
        <li key={fact.id}>
          <Link to={{ search, hash: `fact-${fact.id}` }} preventScrollReset>
            {t(`shared:fact.${fact.type}`)} {shortTime(fact.at)}
          </Link>
        </li>
      ))}
      {others > 0 && <li className="quiet">{t('reasons.others', { count: others })}</li>}
    </ul>
  );
}
