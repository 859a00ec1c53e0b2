import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Column } from './columns';
import type { LedgerRow } from './types';

interface Props {
  row: LedgerRow;
  at: number;
  tabbed: boolean;
  columns: Column[];
  height: number;
  isOpen: boolean;
  to: string;
  onFocus: (at: number) => void;
}

/** Somebody in the ledger; the name opens what is essential of them. */
export function PersonRow({ row, at, tabbed, columns, height, isOpen, to, onFocus }: Props) {
  const { t } = useTranslation('ledger');
  return (
    <tr style={{ height }} aria-rowindex={at + 2} className={isOpen ? 'is-open' : undefined}>
      <th scope="row">
        <Link
          className="row-link"
          to={to}
          data-at={at}
          tabIndex={tabbed ? 0 : -1}
          preventScrollReset
          aria-current={isOpen ? 'true' : undefined}
          onFocus={() => onFocus(at)}
        >
          {row.name ?? t('nameless')}
        </Link>
      </th>
      {columns.map((column) => (
        <td key={column.name}>{column.cell(row, t)}</td>
      ))}
    </tr>
  );
}

/** Takes the place of rows that are out of sight. */
export function Gap({ height, columns }: { height: number; columns: number }) {
  return height === 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content cannot take focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
