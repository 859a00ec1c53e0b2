import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenPrint, onAppearance } from '../../tokens/appearance';
import type { Column } from './columns';
import { Gap, PersonRow } from './PersonRow';
import type { LedgerRow } from './types';
import { useWindow } from './useWindow';

const NAME_WIDTH = 112;
const HEAD = 36;
/** How much wider the columns are in large print. */
const LARGE = 1.28;
/** This many rows from the end the next page is asked for. */
const NEAR_END = 60;

interface Props {
  rows: LedgerRow[];
  columns: Column[];
  whole: boolean;
  onNearEnd: () => void;
}

/** A long table of which only the part in sight is there. `j` and `k` move, Enter opens. */
export function PeopleTable({ rows, columns, whole, onNearEnd }: Props) {
  const { t } = useTranslation('ledger');
  const large = useSyncExternalStore(onAppearance, () => chosenPrint() === 'large');
  const rowHeight = large ? 44 : 36;
  const wide = (width: number) => (large ? Math.round(width * LARGE) : width);
  const box = useRef<HTMLDivElement>(null);
  const { first, end, seenEnd, tabbed, look, setAt, open } = useWindow(box, rows, rowHeight, HEAD);
  useEffect(() => {
    if (!whole && seenEnd > rows.length - NEAR_END) {
      onNearEnd();
    }
  }, [whole, seenEnd, rows.length, onNearEnd]);
  return (
    <div className="virtual" ref={box} onScroll={look}>
      <table
        className="table"
        style={{ minWidth: wide(NAME_WIDTH + columns.reduce((sum, column) => sum + column.width, 0)) }}
        aria-rowcount={whole ? rows.length + 1 : -1}
      >
        <caption className="unseen">{t('title')}</caption>
        <Head columns={columns} wide={wide} />
        <tbody>
          <Gap height={first * rowHeight} columns={columns.length + 1} />
          {rows.slice(first, end).map((row, index) => (
            <PersonRow
              key={row.person}
              row={row}
              at={first + index}
              tabbed={first + index === tabbed}
              columns={columns}
              height={rowHeight}
              isOpen={row.person === open.person}
              to={open.address(row.person)}
              onFocus={setAt}
            />
          ))}
          <Gap height={(rows.length - end) * rowHeight} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

function Head({ columns, wide }: { columns: Column[]; wide: (width: number) => number }) {
  const { t } = useTranslation('ledger');
  return (
    <>
      <colgroup>
        <col style={{ width: wide(NAME_WIDTH) }} />
        {columns.map((column) => (
          <col key={column.name} style={column.grows === true ? {} : { width: wide(column.width) }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{t('column.name')}</th>
          {columns.map((column) => (
            <th key={column.name} scope="col">
              {t(`column.${column.name}`)}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
