import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { chosenPrint, onAppearance } from '../../tokens/appearance';
import { isTyping } from '../shell/keys';
import { changedSearch } from '../shell/view';
import type { Column } from './columns';
import type { LedgerRow } from './types';
import { topFor, type Window, windowOf } from './windowed';

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
  const [seen, setSeen] = useState<Window>({ first: 0, end: 60 });
  const [at, setAt] = useState(0);
  const moved = useRef(false);
  const open = useOpen();

  const look = () => {
    if (box.current !== null) {
      const { scrollTop, clientHeight } = box.current;
      setSeen(windowOf(scrollTop, clientHeight - HEAD, rowHeight, rows.length));
    }
  };
  const move = (to: number) => {
    const row = rows[to];
    if (row === undefined || box.current === null) {
      return;
    }
    box.current.scrollTop = topFor(to, box.current.scrollTop, box.current.clientHeight - HEAD, rowHeight);
    look();
    moved.current = true;
    setAt(to);
    open.follow(row.person);
  };
  useKeys({ j: () => move(at + 1), k: () => move(at - 1) });

  useEffect(look, [rows.length, rowHeight]);
  useEffect(() => {
    if (!whole && seen.end > rows.length - NEAR_END) {
      onNearEnd();
    }
  }, [whole, seen.end, rows.length, onNearEnd]);
  useEffect(() => {
    if (moved.current) {
      moved.current = false;
      box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [at]);

  const end = Math.min(seen.end, rows.length);
  const first = Math.min(seen.first, end);
  const tabbed = at >= first && at < end ? at : first;
  return (
    <div className="virtual" ref={box} onScroll={look}>
      <table
        className="table"
        style={{ minWidth: wide(NAME_WIDTH + columns.reduce((sum, column) => sum + column.width, 0)) }}
        aria-rowcount={whole ? rows.length + 1 : -1}
      >
        <caption className="unseen">{t('title')}</caption>
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
        <tbody>
          <Gap height={first * rowHeight} columns={columns.length + 1} />
          {rows.slice(first, end).map((row, index) => (
            <Row
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

function Row({
  row,
  at,
  tabbed,
  columns,
  height,
  isOpen,
  to,
  onFocus,
}: {
  row: LedgerRow;
  at: number;
  tabbed: boolean;
  columns: Column[];
  height: number;
  isOpen: boolean;
  to: string;
  onFocus: (at: number) => void;
}) {
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

function Gap({ height, columns }: { height: number; columns: number }) {
  return height === 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content cannot take focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** Who is opened beside the list; once somebody is, moving in the list opens the others in turn. */
function useOpen() {
  const [params] = useSearchParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const person = params.get('open');
  const address = (other: string) => changedSearch(search, { open: other });
  return {
    person,
    address,
    follow: (other: string) => {
      if (person !== null) {
        navigate(address(other), { replace: true, preventScrollReset: true });
      }
    },
  };
}

function useKeys(keys: Record<string, () => void>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (act !== undefined && !isTyping(event)) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
