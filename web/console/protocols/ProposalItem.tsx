import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useNow } from '../shell/clock';
import { useRight } from '../shell/session';
import { fullTime } from '../shell/time';
import { changedSearch, viewSearch } from '../shell/view';
import { Adopt, Decline } from './Decide';
import { isAfter } from './layers';
import { ReleasesLink } from './ReleasesLink';
import type { Proposal } from './types';

/** What was proposed, by whom, what became of it, and what may be done with it now. */
export function ProposalItem({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const now = useNow();
  const view = viewSearch(search);
  const { effectiveFrom, effectiveUntil, decidedAt, declinedBecause } = proposal;
  const tookEffect = decidedAt !== null && declinedBecause === null && !isAfter(effectiveFrom, now);
  return (
    <article className="proposal">
      <p className="proposal-what">
        <Link to={`/protocols/${proposal.protocol}${view}`}>{proposal.protocol}</Link> {proposal.regionName}
        <span>
          {effectiveUntil === null
            ? t('inEffect.since', { from: fullTime(effectiveFrom) })
            : t('inEffect.sinceUntil', { from: fullTime(effectiveFrom), until: fullTime(effectiveUntil) })}
        </span>
      </p>
      {proposal.justification !== null && (
        <p className="source">
          <span className="quiet">{t('stricter.because')}</span> {proposal.justification}
        </p>
      )}
      <p className="quiet">
        {t('proposals.by', { name: proposal.proposedBy, time: fullTime(proposal.proposedAt) })}
        {decidedAt !== null &&
          ` · ${t(declinedBecause === null ? 'proposals.adopted' : 'proposals.declined', {
            name: proposal.decidedBy,
            time: fullTime(decidedAt),
          })}`}
      </p>
      {declinedBecause !== null && (
        <p>
          <span className="quiet">{t('stricter.because')}</span> {declinedBecause}
        </p>
      )}
      {decidedAt === null && <Open proposal={proposal} />}
      {tookEffect && (
        <p>
          <ReleasesLink adoption={proposal} />
        </p>
      )}
      {decidedAt === null && (
        <p>
          <Link to={`/protocols/compare${changedSearch(view, { second: proposal.protocol })}`}>
            {t('read.compare')}
          </Link>
        </p>
      )}
    </article>
  );
}

/** Two people decide: whoever proposed takes it back at most. */
function Open({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('protocols');
  const mayDecide = useRight('ADOPT_PROTOCOL');
  if (!mayDecide) {
    return <p className="quiet">{t('proposals.notYours')}</p>;
  }
  return (
    <div className="acts">
      {proposal.mine ? <span>{t('proposals.own')}</span> : <Adopt proposal={proposal} />}
      <Decline proposal={proposal} />
    </div>
  );
}
