import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { Choice } from '../shell/Choice';
import { dayFromToday, instantOf, shortDay } from '../shell/time';
import { tested } from './facts';
import type { TaskForm } from './TaskPage';

const RESULTS = ['NEGATIVE', 'POSITIVE', 'GREY', 'INVALID'] as const;

/** The sample is taken now, or its result is there. */
export function TestForm({ task, channel, onDone }: TaskForm) {
  const { t } = useTranslation('tasks');
  const [given, setGiven] = useState(false);
  const [result, setResult] = useState<(typeof RESULTS)[number] | null>(null);
  const [method, setMethod] = useState<'PCR' | 'ANTIGEN'>('PCR');
  const [on, setOn] = useState(dayFromToday(0));
  const sampled = () => (on === dayFromToday(0) ? stamp() : instantOf(on, '12:00'));
  return (
    <>
      <Choice
        label={t('method')}
        options={['PCR', 'ANTIGEN'] as const}
        words={(one) => t(`methods.${one}`)}
        value={method}
        onChoose={setMethod}
      />
      {given && (
        <>
          <Choice
            label={t('sampledOn')}
            options={[0, -1, -2].map(dayFromToday)}
            words={(day) => (day === dayFromToday(0) ? t('today') : shortDay(day))}
            value={on}
            onChoose={setOn}
            columns={3}
          />
          <Choice
            label={t('result')}
            options={RESULTS}
            words={(one) => t(`shared:result.${one}`)}
            value={result}
            onChoose={setResult}
          />
        </>
      )}
      <div className="acts">
        {given ? (
          <button
            type="button"
            className="act primary"
            disabled={result === null}
            onClick={() => result !== null && onDone(tested({ task, channel, at: stamp() }, sampled(), result, method))}
          >
            {t('record')}
          </button>
        ) : (
          <>
            <button type="button" className="act" onClick={() => setGiven(true)}>
              {t('resultThere')}
            </button>
            <button
              type="button"
              className="act primary"
              onClick={() => onDone(tested({ task, channel, at: stamp() }, stamp(), 'PENDING', method))}
            >
              {t('sampleTaken')}
            </button>
          </>
        )}
      </div>
    </>
  );
}
