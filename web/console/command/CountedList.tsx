import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Code } from '../shell/Code';
import { shortDay } from '../shell/time';
import { viewSearch } from '../shell/view';
import type { CountedRow } from './types';

/** People a figure counted, each a link to the person. */
export function CountedList({ rows }: { rows: CountedRow[] }) {
  const { t } = useTranslation('command');
  const { search } = useLocation();
  return (
    <ul className="people">
      {rows.map((row) => (
        <li key={row.person}>
          <p>
            {row.region === null ? (
              <span className="quiet">{t('rows.elsewhere')}</span>
            ) : (
              <Link to={`/people/${row.person}${viewSearch(search)}`}>{row.name ?? t('rows.nameless')}</Link>
            )}
            {row.region !== null && <Code code={row.code} />}
            {row.category !== null && row.category !== 'NONE' && <span>{t(`shared:category.${row.category}`)}</span>}
          </p>
          {row.region !== null && (
            <p className="quiet">
              {[
                row.regionName,
                row.care === null ? null : t(`shared:care.${row.care}`),
                row.status === 'DUE' || row.status === 'BLOCKED' ? t(`shared:status.${row.status}`) : null,
                row.until === null ? null : t('rows.until', { day: shortDay(row.until) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
