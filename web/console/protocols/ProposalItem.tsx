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
          ` · ${t(`proposals.${decidedHow(proposal)}`, { name: proposal.decidedBy, time: fullTime(decidedAt) })}`}
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
    </article>
  );
}

function decidedHow({ declinedBecause, decidedBy, proposedBy }: Proposal): 'adopted' | 'withdrawn' | 'declined' {
  if (declinedBecause === null) {
    return 'adopted';
  }
  return decidedBy === proposedBy ? 'withdrawn' : 'declined';
}

/** Two people decide: whoever proposed takes it back at most. Either looks first at what it would do. */
function Open({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const mayDecide = useRight('ADOPT_PROTOCOL');
  const compared = changedSearch(viewSearch(search), { region: proposal.region, second: proposal.protocol });
  return (
    <>
      {mayDecide && proposal.mine && <p>{t('proposals.own')}</p>}
      {!mayDecide && <p className="quiet">{t('proposals.notYours')}</p>}
      <div className="acts">
        {mayDecide && !proposal.mine && <Adopt proposal={proposal} />}
        {mayDecide && <Decline proposal={proposal} />}
        <Link to={`/protocols/compare${compared}`}>{t('read.compare')}</Link>
      </div>
    </>
  );
}
