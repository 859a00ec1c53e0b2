import { InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ofMinutes, seconds } from '../parts/duration';
import { TimeField } from './TimeField';
import type { Parameters } from './types';

const MOST_GENERATIONS = 10;
const DURATIONS = [
  { field: 'minOverlap', unit: 'minutes', size: 60, most: 1440 },
  { field: 'linger', unit: 'minutes', size: 60, most: 1440 },
  { field: 'latent', unit: 'hours', size: 3600, most: 720 },
  { field: 'assumedStay', unit: 'minutes', size: 60, most: 1440 },
] as const;

interface Props {
  asked: Parameters;
  change: (changed: Partial<Parameters>) => void;
}

/** What a trace asks; each parameter with a line about what it does. */
export function ParameterFields({ asked, change }: Props) {
  const { t } = useTranslation('investigation');
  return (
    <fieldset className="parameters">
      <legend>{t('parameters.title')}</legend>
      <Field word="generations">
        {(id, hint) => (
          <InputNumber
            id={id}
            aria-describedby={hint}
            min={1}
            max={MOST_GENERATIONS}
            precision={0}
            value={asked.generations}
            onChange={(generations) => generations !== null && change({ generations })}
          />
        )}
      </Field>
      {DURATIONS.map(({ field, unit, size, most }) => (
        <Field key={field} word={field}>
          {(id, hint) => (
            <InputNumber
              id={id}
              aria-describedby={hint}
              min={0}
              max={most}
              precision={0}
              suffix={t(`parameters.${unit}`)}
              value={seconds(asked[field]) / size}
              onChange={(length) => length !== null && change({ [field]: ofMinutes((length * size) / 60) })}
            />
          )}
        </Field>
      ))}
      {(['from', 'until'] as const).map((field) => (
        <Field key={field} word={field}>
          {(id, hint) => (
            <TimeField
              id={id}
              describedBy={hint}
              label={t(`parameters.${field}.name`)}
              value={asked[field]}
              onChange={(instant) => instant !== null && change({ [field]: instant })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function Field({ word, children }: { word: string; children: (id: string, hint: string) => ReactNode }) {
  const { t } = useTranslation('investigation');
  const id = useId();
  const hint = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{t(`parameters.${word}.name`)}</label>
      {children(id, hint)}
      <span id={hint} className="quiet">
        {t(`parameters.${word}.means`)}
      </span>
    </div>
  );
}
