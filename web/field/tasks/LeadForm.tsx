import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { Choice } from '../shell/Choice';
import { ArrivedFields, announcedIn, arrivedOf } from './ArrivedFields';
import { type LeadOutcome, leadVerified } from './facts';
import type { TaskForm } from './TaskPage';

const OUTCOMES: readonly LeadOutcome[] = ['FOUND', 'NOT_HERE', 'MOVED', 'WRONG', 'UNREACHABLE', 'DUPLICATE'];

/** Is the person whom a list names here? */
export function LeadForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const [outcome, setOutcome] = useState<LeadOutcome | null>(null);
  const [came, setCame] = useState<'YES' | 'KNOWN' | null>(null);
  const announced = announcedIn(task);
  const [draft, setDraft] = useState(announced);
  const arrived = came === 'YES' ? arrivedOf(draft) : null;
  const whole = outcome !== null && (outcome !== 'FOUND' || came === 'KNOWN' || arrived !== null);
  return (
    <>
      <Choice
        label={t('leadQuestion')}
        options={OUTCOMES}
        words={(one) => t(`shared:outcome.${one}`)}
        value={outcome}
        onChoose={setOutcome}
      />
      {outcome === 'FOUND' && (
        <Choice
          label={t('arrivalQuestion')}
          options={['YES', 'KNOWN'] as const}
          words={(one) => t(`arrival.${one}`)}
          value={came}
          onChoose={setCame}
        />
      )}
      {outcome === 'FOUND' && came === 'YES' && (
        <ArrivedFields draft={draft} onDraft={setDraft} originKnown={announced.origin !== ''} />
      )}
      <div className="acts">
        <button
          type="button"
          className="act primary"
          disabled={!whole}
          onClick={() => outcome !== null && onDone(leadVerified({ task, channel, at: stamp() }, outcome, arrived))}
        >
          {t('record')}
        </button>
      </div>
    </>
  );
}
