import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOf } from '../shell/Code';
import { AnswerDetails } from './AnswerDetails';
import { Circumstance } from './Circumstance';
import {
  badCode,
  type Check,
  type Colour,
  colourOf,
  FEVER,
  identified,
  isFlawedTemperature,
  type LookUp,
  type Passer,
  temperatureOf,
} from './gate';
import { Hint } from './Hint';
import { IdentityFields } from './IdentityForm';
import { Objection } from './Objection';
import type { Gate } from './useGate';
import { HandOver, Overridden, TurnBack } from './Verdicts';

interface Props {
  gate: Gate;
  passer: Passer;
  heading: string;
  checks: readonly Check[];
  onChecks: (checks: readonly Check[]) => void;
}

const SIGN: Record<Colour, string> = {
  green: signOf('GREEN'),
  yellow: signOf('YELLOW'),
  red: signOf('RED'),
  grey: '?',
};
type Asking = 'TURN_BACK' | 'HAND_OVER' | null;

/** The whole screen is the answer: colour, sign, word and sound; what to do is at the bottom. */
export function Answer({ gate, passer, heading, checks, onChecks }: Props) {
  const { t } = useTranslation('checkpoint');
  const [asking, setAsking] = useState<Asking>(null);
  const top = useRef<HTMLDialogElement>(null);
  const { looked } = passer;
  const overridden = gate.kept?.verdict.override === true;
  const colour = overridden ? 'green' : colourOf(looked);
  useEffect(() => {
    const shown = top.current;
    shown?.showModal();
    shown?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={top}
      className={`answer answer-${colour}`}
      aria-labelledby="answer"
      tabIndex={-1}
      onCancel={(event) => event.preventDefault()}
      onClose={(event) => {
        // Whoever goes back twice closes it all the same: the gate is to hear the next scan.
        if (!event.currentTarget.open) {
          gate.leave();
        }
      }}
    >
      <p className="answer-way">{heading}</p>
      <h2 id="answer" className="answer-word">
        <span aria-hidden="true">{SIGN[colour]}</span> {overridden ? t('shared:code.act.GREEN') : word(t, looked)}
      </h2>
      {overridden && <p className="answer-name">{t('override')}</p>}
      {looked?.maskedName && <p className="answer-name">{looked.maskedName}</p>}
      {looked !== null && !overridden && <AnswerDetails looked={looked} />}
      {!overridden && <Hint gate={gate} passer={passer} />}
      {gate.refusal !== '' && <p role="alert">{gate.refusal}</p>}
      <div className="answer-acts">
        <p className="answer-said" role="status">
          {overridden ? t('overridden') : gate.kept !== null ? gate.last : gate.looking ? t('looking') : ''}
        </p>
        {overridden ? (
          <Overridden gate={gate} />
        ) : gate.kept !== null ? (
          <Kept gate={gate} />
        ) : asking === 'TURN_BACK' ? (
          <TurnBack gate={gate} onBack={() => setAsking(null)} />
        ) : asking === 'HAND_OVER' ? (
          <HandOver gate={gate} onBack={() => setAsking(null)} />
        ) : (
          <>
            {identified(passer) ? (
              <Circumstance gate={gate} checks={checks} onChecks={onChecks} />
            ) : (
              <IdentityFields onIdentity={gate.identify} />
            )}
            <Acts gate={gate} passer={passer} onAsk={setAsking} />
          </>
        )}
      </div>
    </dialog>
  );
}

function word(t: TFunction, looked: LookUp | null): string {
  if (looked === null) {
    return t('unverified');
  }
  const bad = badCode(looked);
  if (bad !== null) {
    return t(`badCode.${bad}.word`);
  }
  return looked.known && looked.code !== null ? t(`shared:code.act.${looked.code}`) : t('unknown');
}

function Kept({ gate }: { gate: Gate }) {
  const { t } = useTranslation('checkpoint');
  return (
    <>
      <Objection phone={gate.objection} />
      <button type="button" className="act" onClick={gate.undo}>
        {t('undo')}
      </button>
    </>
  );
}

function Acts({ gate, passer, onAsk }: { gate: Gate; passer: Passer; onAsk: (asking: Asking) => void }) {
  const { t } = useTranslation('checkpoint');
  const fever = (temperatureOf(gate.temperature) ?? 0) >= FEVER;
  const toHandOver = fever || passer.looked?.disposition === 'HAND_OVER';
  const able = identified(passer) && !isFlawedTemperature(gate.temperature);
  const pass = passer.looked?.disposition === 'PASS';
  const register = (
    <button
      type="button"
      className={toHandOver ? 'act' : 'act primary'}
      disabled={!able}
      onClick={() => gate.decide({ decision: pass ? 'PASS' : 'REGISTER' })}
    >
      {pass ? t('shared:decision.PASS') : t(`shared:decision.REGISTER`)}
    </button>
  );
  return (
    <>
      <button
        type="button"
        className="act urgent-act"
        onClick={() => gate.decide({ decision: 'PASS', override: true, reason: 'EMERGENCY_CARE' })}
      >
        {t('override')}
      </button>
      <div className="pair">
        <button type="button" className="act" onClick={gate.leave}>
          {t('cancel')}
        </button>
        <button type="button" className="act" disabled={!able} onClick={() => onAsk('TURN_BACK')}>
          {t('shared:decision.TURN_BACK')}
        </button>
      </div>
      <div className="pair">
        {toHandOver && register}
        <button
          type="button"
          className={toHandOver ? 'act primary' : 'act'}
          disabled={!able}
          onClick={() => onAsk('HAND_OVER')}
        >
          {t('shared:decision.HAND_OVER')}
        </button>
        {!toHandOver && register}
      </div>
    </>
  );
}
