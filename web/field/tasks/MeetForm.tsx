import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { stamp } from '../outbox/clock';
import { ArrivedFields, announcedIn, arrivedOf } from './ArrivedFields';
import { arrivalMet } from './facts';
import type { TaskForm } from './TaskPage';

/** Has somebody who declared an arrival come? */
export function MeetForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const announced = announcedIn(task);
  const [draft, setDraft] = useState(announced);
  const arrived = arrivedOf(draft);
  return (
    <>
      <ArrivedFields draft={draft} onDraft={setDraft} originKnown={announced.origin !== ''} />
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
