import { CloseOutlined } from '@ant-design/icons';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigationType } from 'react-router';
import { isForPage, isSomethingAbove } from './keys';

/** What was opened from a page, beside it: the page stays. Escape closes, and focus goes back to where it came from. */
export function SidePanel({
  title,
  opened,
  onClose,
  children,
}: {
  title: string;
  /** What is shown; when it changes the panel is read from its start. */
  opened: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('console');
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocus(panel, heading);
  useEscape(onClose);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again from the start when something else is opened
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [opened]);

  return (
    <aside className="side" ref={panel} aria-label={title}>
      <header className="side-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="icon-button" aria-label={t('close')} title={t('closeKey')} onClick={onClose}>
          <CloseOutlined aria-hidden="true" />
        </button>
      </header>
      <div className="side-body">{children}</div>
    </aside>
  );
}

/**
 * The heading has the focus once somebody opened the panel, not where a page begins with it open. Closed, it goes
 * back to what had it last on the page; where that is gone, to the list it stood in.
 */
function useFocus(panel: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>) {
  const wasOpened = useRef(useNavigationType() !== 'POP');
  useEffect(() => {
    const page = document.getElementById('page');
    const inPage = () => {
      const at = document.activeElement;
      return at instanceof HTMLElement && at !== page && page?.contains(at) && !panel.current?.contains(at) ? at : null;
    };
    let last = inPage();
    let list = listOf(last);
    if (wasOpened.current) {
      heading.current?.focus({ preventScroll: true });
    }
    const onFocus = () => {
      const at = inPage();
      if (at !== null) {
        last = at;
        list = listOf(at);
      }
    };
    document.addEventListener('focusin', onFocus);
    const { current: shown } = panel;
    return () => {
      document.removeEventListener('focusin', onFocus);
      const at = document.activeElement;
      if (at === null || at === document.body || shown?.contains(at)) {
        [last, firstIn(list), page].find((each) => each?.isConnected)?.focus({ preventScroll: true });
      }
    };
  }, [panel, heading]);
}

function listOf(at: HTMLElement | null): HTMLElement | null {
  return at?.closest<HTMLElement>('table, ul, section') ?? null;
}

function firstIn(list: HTMLElement | null): HTMLElement | null {
  return list?.querySelector<HTMLElement>('a[href]:not([tabindex="-1"]), button, [tabindex="0"]') ?? null;
}

/** Escape is the panel's unless it is for something else: a field of the bar, or what is open above the page. */
function useEscape(onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    let above = false;
    const before = () => {
      above = isSomethingAbove();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !above && !event.defaultPrevented && isForPage(event)) {
        close.current();
      }
    };
    window.addEventListener('keydown', before, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', before, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
