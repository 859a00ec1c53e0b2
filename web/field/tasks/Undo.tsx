import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../outbox/desk';

const SHOWN_MILLIS = 5_000;

/** Says what one tap did, and takes it back while that is still possible. */
export function Undo({ name, ids }: { name: string; ids: string[] }) {
  const { t } = useTranslation('tasks');
  const desk = useDesk();
  const [state, setState] = useState<'OPEN' | 'OVER' | 'UNDONE'>('OPEN');
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === 'OPEN' ? 'OVER' : now)), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  const undo = async () => {
    setState((await desk.outbox.withdraw(ids)) ? 'UNDONE' : 'OVER');
  };
  return (
    <div className="notice">
      <p>{state === 'UNDONE' ? t('undone', { name }) : t('kept', { name })}</p>
      {state === 'OPEN' && (
        <button type="button" className="act" onClick={undo}>
          {t('undo')}
        </button>
      )}
    </div>
  );
}
