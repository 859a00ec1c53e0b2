import { type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isTyping } from '../shell/keys';
import { changedSearch } from '../shell/view';
import type { LedgerRow } from './types';
import { topFor, type Window, windowOf } from './windowed';

/** Which rows of a long list are in sight, and which one has the focus; `j` and `k` move it. */
export function useWindow(box: RefObject<HTMLDivElement | null>, rows: LedgerRow[], rowHeight: number, head: number) {
  const [seen, setSeen] = useState<Window>({ first: 0, end: 60 });
  const [at, setAt] = useState(0);
  const moved = useRef(false);
  const open = useOpen();

  const look = () => {
    if (box.current !== null) {
      const { scrollTop, clientHeight } = box.current;
      setSeen(windowOf(scrollTop, clientHeight - head, rowHeight, rows.length));
    }
  };
  const move = (to: number) => {
    const row = rows[to];
    if (row === undefined || box.current === null) {
      return;
    }
    box.current.scrollTop = topFor(to, box.current.scrollTop, box.current.clientHeight - head, rowHeight);
    look();
    moved.current = true;
    setAt(to);
    open.follow(row.person);
  };
  useKeys({ j: () => move(at + 1), k: () => move(at - 1) });

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when what is to be seen changes
  useEffect(look, [rows.length, rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is the same all the time
  useEffect(() => {
    if (moved.current) {
      moved.current = false;
      box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [at]);

  const end = Math.min(seen.end, rows.length);
  const first = Math.min(seen.first, end);
  const tabbed = at >= first && at < end ? at : first;
  return { first, end, seenEnd: seen.end, tabbed, look, setAt, open };
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
