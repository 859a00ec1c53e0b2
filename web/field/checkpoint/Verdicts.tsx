import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../shell/Choice';
import { HAND_OVER_REASONS, handOverReason, OVERRIDE_REASONS, TURN_BACK_REASONS } from './gate';
import type { Gate } from './useGate';

/** Turned back for a coded reason, one tap. */
export function TurnBack({ gate, onBack }: { gate: Gate; onBack: () => void }) {
  const { t } = useTranslation('checkpoint');
  return (
    <>
      <p>{t('turnBackWhy')}</p>
      {TURN_BACK_REASONS.map((reason) => (
        <button
          key={reason}
          type="button"
          className="act"
          onClick={() => gate.decide({ decision: 'TURN_BACK', reason })}
        >
          {t(`shared:reason.${reason}`)}
        </button>
      ))}
      <Back onBack={onBack} />
    </>
  );
}

const TAKERS = ['TRANSFER', 'TOWNSHIP', 'HEALTH', 'POLICE'] as const;

/** Handed over: why, and to whom. */
export function HandOver({ gate, onBack }: { gate: Gate; onBack: () => void }) {
  const { t } = useTranslation('checkpoint');
  const [reason, setReason] = useState<(typeof HAND_OVER_REASONS)[number] | null>(
    handOverReason(gate.passer?.looked ?? null, gate.temperature),
  );
  return (
    <>
      <Choice
        label={t('handOverWhy')}
        options={HAND_OVER_REASONS}
        words={(one) => t(`shared:reason.${one}`)}
        value={reason}
        onChoose={setReason}
        columns={3}
      />
      <p>{t('handOverTo')}</p>
      <div className="options">
        {TAKERS.map((taker) => (
          <button
            key={taker}
            type="button"
            className="act"
            disabled={reason === null}
            onClick={() => reason !== null && gate.decide({ decision: 'HAND_OVER', reason, to: taker })}
          >
            {t(`takers.${taker}`)}
          </button>
        ))}
      </div>
      <Back onBack={onBack} />
    </>
  );
}

/** Let pass at once; the reason may be made more exact for a moment. */
export function Overridden({ gate }: { gate: Gate }) {
  const { t } = useTranslation('checkpoint');
  return (
    <>
      <Choice
        label={t('overrideWhy')}
        options={OVERRIDE_REASONS}
        words={(one) => t(`shared:reason.${one}`)}
        value={OVERRIDE_REASONS.find((one) => one === gate.kept?.verdict.reason) ?? null}
        onChoose={(reason) => gate.decide({ decision: 'PASS', override: true, reason })}
        columns={3}
      />
      <button type="button" className="act" onClick={gate.undo}>
        {t('undo')}
      </button>
    </>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('checkpoint');
  return (
    <button type="button" className="act" onClick={onBack}>
      {t('field:back')}
    </button>
  );
}
