import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { More } from '../parts/More';
import { SidePanel } from '../shell/SidePanel';
import { Answered, Empty } from '../shell/States';
import { viewSearch } from '../shell/view';
import { useChanges } from './queries';
import { titleOf } from './Shifts';
import { StandWords } from './StandWords';
import type { Question } from './types';

interface Props {
  before: string;
  after: string;
  question: Question;
  onClose: () => void;
}

/** Those of one shift: how they stand before and after, by which clauses, each a link to the person. */
export function ShiftPanel({ before, after, question, onClose }: Props) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const changes = useChanges(question, before, after);
  return (
    <SidePanel title={titleOf({ before, after }, t)} opened={`${before} ${after}`} onClose={onClose}>
      <Answered asked={changes}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.changes);
          return rows.length === 0 ? (
            <Empty>{t('shift.gone')}</Empty>
          ) : (
            <>
              <ul className="people changes">
                {rows.map((row) => (
                  <li key={row.person}>
                    <p>
                      <Link to={`/people/${row.person}${viewSearch(search)}`}>{row.name ?? t('nameless')}</Link>
                      <span className="quiet">{row.regionName}</span>
                    </p>
                    <dl>
                      <dt>{t('shift.before')}</dt>
                      <dd>
                        <StandWords stand={row.before} />
                      </dd>
                      <dt>{t('shift.after')}</dt>
                      <dd>
                        <StandWords stand={row.after} />
                      </dd>
                    </dl>
                  </li>
                ))}
              </ul>
              <More paged={changes} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </SidePanel>
  );
}
