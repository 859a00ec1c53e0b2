import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { Choice } from '../shell/Choice';
import { ArrivedFields, announcedIn, arrivedOf } from './ArrivedFields';
import { arrivalMet, type LeadOutcome, leadVerified } from './facts';
import type { TaskForm } from './TaskPage';

const NOT_MET: readonly LeadOutcome[] = ['NOT_HERE', 'WRONG'];

/** Has somebody who declared an arrival come? Whoever has not, or is nobody, is waited for no longer. */
export function MeetForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const announced = announcedIn(task);
  const [met, setMet] = useState<'COME' | LeadOutcome | null>(null);
  const [draft, setDraft] = useState(announced);
  const arrived = met === 'COME' ? arrivedOf(draft) : null;
  const whole = met !== null && (met !== 'COME' || arrived !== null);
  const record = () => {
    const told = { task, channel, at: stamp() };
    if (arrived !== null) {
      return onDone(arrivalMet(told, arrived));
    }
    return met === null || met === 'COME' ? undefined : onDone(leadVerified(told, met, null));
  };
  return (
    <>
      <Choice
        label={t('meetQuestion')}
        options={['COME', ...NOT_MET] as const}
        words={(one) => t(`meet.${one}`)}
        value={met}
        onChoose={setMet}
        columns={3}
      />
      {met === 'COME' && <ArrivedFields draft={draft} onDraft={setDraft} originKnown={announced.origin !== ''} />}
      <p className="quiet">{t('notComeHint')}</p>
      <div className="acts">
        <button type="button" className="act primary" disabled={!whole} onClick={record}>
          {t('record')}
        </button>
      </div>
    </>
  );
}
