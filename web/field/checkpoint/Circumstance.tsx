import { useTranslation } from 'react-i18next';
import { Choices } from '../shell/Choice';
import { Field } from '../shell/Field';
import { CHECKS, type Check, isFlawedTemperature } from './gate';
import type { Gate } from './useGate';

export const BY_HAND = CHECKS.filter((check) => check !== 'HEALTH_CODE');

/** Temperature, and the checks that were done and were fine; the code is counted by itself. */
export function Circumstance({
  gate,
  checks,
  onChecks,
}: {
  gate: Gate;
  checks: readonly Check[];
  onChecks: (checks: readonly Check[]) => void;
}) {
  const { t } = useTranslation('checkpoint');
  const { temperature, setTemperature } = gate;
  const flawed = isFlawedTemperature(temperature);
  return (
    <div className="circumstance">
      <Field
        label={t('temperature')}
        value={temperature}
        onValue={setTemperature}
        inputMode="decimal"
        {...(flawed ? { flaw: t('temperatureFlaw') } : {})}
      />
      <Choices
        label={t('checksDone')}
        options={BY_HAND.map((check) => ({ value: check, words: t(`checks.${check}`) }))}
        value={checks}
        onChange={(chosen) => onChecks(CHECKS.filter((check) => chosen.includes(check)))}
        columns={4}
      />
    </div>
  );
}
