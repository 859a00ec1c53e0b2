import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { Field } from '../shell/Field';
import { dayFromToday, instantOf } from '../shell/time';
import { monitored } from './facts';
import type { TaskForm } from './TaskPage';

const FEVER = 37.3;

/** How is this person? Two answers, one tap. */
export function MonitorForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const [temperature, setTemperature] = useState('');
  const fever = Number(temperature) >= FEVER;
  const asked = 'day' in task.detail ? task.detail.day : task.subject;
  const answer = (present: boolean) => {
    const at = asked < dayFromToday(0) ? instantOf(asked, '12:00') : stamp();
    return onDone(monitored({ task, channel, at }, present, stamp()));
  };
  return (
    <>
      <Field
        label={t('temperature')}
        hint={t('temperatureHint')}
        value={temperature}
        onValue={setTemperature}
        inputMode="decimal"
      />
      {fever && <p role="status">{t('fever')}</p>}
      <div className="acts">
        <button type="button" className="act" onClick={() => answer(true)}>
          {t('symptoms')}
        </button>
        <button type="button" className="act primary" disabled={fever} onClick={() => answer(false)}>
          {t('well')}
        </button>
      </div>
    </>
  );
}
