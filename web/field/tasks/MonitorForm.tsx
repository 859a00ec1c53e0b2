import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FEVER, temperatureOf } from '../checkpoint/gate';
import { stamp } from '../outbox/clock';
import { Field } from '../shell/Field';
import { dayFromToday, instantOf } from '../shell/time';
import { monitored } from './facts';
import { askedDay } from './round';
import type { TaskForm } from './TaskPage';

/** How is this person? Two answers, one tap. */
export function MonitorForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const [typed, setTyped] = useState('');
  const temperature = temperatureOf(typed);
  const flawed = typed.trim() !== '' && temperature === null;
  const fever = (temperature ?? 0) >= FEVER;
  const asked = askedDay(task);
  const answer = (present: boolean) => {
    const at = asked < dayFromToday(0) ? instantOf(asked, '12:00') : stamp();
    return onDone(monitored({ task, channel, at }, present, stamp(), temperature));
  };
  return (
    <>
      <Field
        label={t('temperature')}
        hint={t('temperatureHint')}
        value={typed}
        onValue={setTyped}
        inputMode="decimal"
        {...(flawed ? { flaw: t('checkpoint:temperatureFlaw') } : {})}
      />
      {fever && <p role="status">{t('fever')}</p>}
      <div className="acts">
        <button type="button" className="act" disabled={flawed} onClick={() => answer(true)}>
          {t('symptoms')}
        </button>
        <button type="button" className="act primary" disabled={fever || flawed} onClick={() => answer(false)}>
          {t('well')}
        </button>
      </div>
    </>
  );
}
