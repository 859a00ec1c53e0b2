import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { stamp } from '../outbox/clock';
import { day } from '../shell/time';
import { type ArrivedDraft, ArrivedFields, arrivalDay, arrivedOf } from './ArrivedFields';
import { arrivalMet } from './facts';
import type { TaskForm } from './TaskPage';

/** Has somebody who declared an arrival come? */
export function MeetForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const [draft, setDraft] = useState<ArrivedDraft>({
    day: arrivalDay(task.detail.arrives, day),
    risk: null,
    origin: task.detail.origin ?? '',
  });
  const arrived = arrivedOf(draft);
  return (
    <>
      <ArrivedFields draft={draft} onDraft={setDraft} originKnown={(task.detail.origin ?? '') !== ''} />
      <p className="quiet">{t('notComeHint')}</p>
      <div className="acts">
        <Link className="act" to="/tasks">
          {t('notCome')}
        </Link>
        <button
          type="button"
          className="act primary"
          disabled={arrived === null}
          onClick={() => arrived !== null && onDone(arrivalMet({ task, channel, at: stamp() }, arrived))}
        >
          {t('come')}
        </button>
      </div>
    </>
  );
}
