import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Something asked in between, over the page and within reach of the thumb. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('field');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      onClose={(event) => {
        if (!event.currentTarget.open) {
          onClose();
        }
      }}
      aria-label={title}
    >
      <h2>{title}</h2>
      {children}
      <button type="button" className="act" onClick={onClose}>
        {t('close')}
      </button>
    </dialog>
  );
}
