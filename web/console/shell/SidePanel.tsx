import { CloseOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

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
  const close = useRef(onClose);
  close.current = onClose;

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again from the start when something else is opened
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [opened]);

  useEffect(() => {
    const before = document.activeElement;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, []);

  return (
    <aside className="side" ref={panel} aria-label={title}>
      <header className="side-head">
        <h2>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('close')} title={t('closeKey')} onClick={onClose}>
          <CloseOutlined aria-hidden="true" />
        </button>
      </header>
      <div className="side-body">{children}</div>
    </aside>
  );
}
