import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { More } from '../parts/More';
import { Answered, Empty } from '../shell/States';
import { usePlaceName, useRight } from '../shell/session';
import { useView } from '../shell/view';
import { Page } from './Page';
import { ProposalItem } from './ProposalItem';
import { ProposeForm } from './ProposeForm';
import { byState } from './proposals';
import { useProposals } from './queries';

/** How a protocol is put into effect: proposed by one, adopted or declined by another. */
export function Component() {
  const { t } = useTranslation('protocols');
  const { region } = useView();
  const [params] = useSearchParams();
  const mayPropose = useRight('ADOPT_PROTOCOL');
  const proposals = useProposals(region);
  const place = usePlaceName(region);
  const wanted = params.get('propose') ?? '';
  return (
    <Page title={t('proposals.title')}>
      <header>
        <h1>{t('proposals.title')}</h1>
        <p className="quiet">{t('proposals.how', { place })}</p>
      </header>
      {mayPropose ? (
        <ProposeForm key={`${region} ${wanted}`} wanted={wanted} region={region} />
      ) : (
        <p className="quiet">{t('propose.notYours')}</p>
      )}
      <Answered asked={proposals}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.proposals);
          return rows.length === 0 ? (
            <Empty>{t(mayPropose ? 'proposals.none' : 'proposals.noneYet')}</Empty>
          ) : (
            <>
              {byState(rows).map((group) => (
                <section key={group.state} aria-labelledby={`proposals-${group.state}`}>
                  <h2 id={`proposals-${group.state}`}>
                    {t(`proposals.state.${group.state}`)}{' '}
                    <span className="quiet unit">{t('proposals.count', { count: group.proposals.length })}</span>
                  </h2>
                  <ul className="proposals panel">
                    {group.proposals.map((proposal) => (
                      <li key={proposal.id}>
                        <ProposalItem proposal={proposal} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              <More paged={proposals} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
