import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { useOnce } from '../shell/once';
import {
  badCode,
  type Circumstances,
  colourOf,
  FEVER,
  type Identity,
  identified,
  mayObject,
  type Passer,
  passage,
  temperatureOf,
  type Verdict,
} from './gate';
import { recognise } from './recognise';
import { signal } from './signals';

const UNDO_MILLIS = 2_000;
const OVERRIDE_MILLIS = 8_000;
/** Answers in every place, where no lead is named or nobody was looked up. */
const HOTLINE = '12345';

/** What stands on the screen: nobody, somebody to decide about, or somebody decided about who may be taken back. */
export interface Gate {
  passer: Passer | null;
  /** Changes with every passer. */
  number: number;
  looking: boolean;
  refusal: string;
  last: string;
  /** Whom to call against what was decided last; null when there is nothing to object to. */
  objection: string | null;
  kept: { id: string; verdict: Verdict } | null;
  temperature: string;
  setTemperature: (text: string) => void;
  meet: (identity: Identity) => Promise<void>;
  /** Asks again about whoever stands on the screen, by what was typed of them. */
  identify: (identity: Identity) => Promise<void>;
  decide: (verdict: Verdict) => Promise<void>;
  undo: () => Promise<void>;
  leave: () => void;
}

export function useGate(around: () => Omit<Circumstances, 'temperature'>): Gate {
  const { t } = useTranslation('checkpoint');
  const desk = useDesk();
  const [passer, setPasser] = useState<Passer | null>(null);
  const [number, setNumber] = useState(0);
  const [looking, setLooking] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [last, setLast] = useState('');
  const [objection, setObjection] = useState<string | null>(null);
  const [kept, setKept] = useState<Gate['kept']>(null);
  const [temperature, setTemperature] = useState('');
  const busy = useRef(false);
  const once = useOnce();
  const decisions = useRef(0);

  const leave = () => {
    setPasser(null);
    setKept(null);
    setTemperature('');
  };

  const fact = (whom: Passer, verdict: Verdict, undoWithin: number, measured: string) => ({
    ...passage(whom, { ...around(), temperature: measured }, verdict, stamp()),
    undoWithin,
  });

  const keep = async (whom: Passer, verdict: Verdict, undoWithin: number, measured = temperature) => {
    const wanted = fact(whom, verdict, undoWithin, measured);
    const [id = ''] = await desk.keep([wanted]);
    decided(id, whom, verdict);
  };

  const decided = (id: string, whom: Passer, verdict: Verdict) => {
    setKept({ id, verdict });
    setObjection(mayObject(verdict) ? (whom.looked?.objection?.phone ?? HOTLINE) : null);
    setLast(t('recorded', { what: t(`shared:decision.${verdict.decision}`) }));
  };

  const decide = async (verdict: Verdict) => {
    if (passer === null) {
      return;
    }
    decisions.current++;
    const undoWithin = verdict.override ? OVERRIDE_MILLIS : UNDO_MILLIS;
    if (kept === null) {
      await keep(passer, verdict, undoWithin);
      return;
    }
    const id = await desk.replace(kept.id, fact(passer, verdict, undoWithin, temperature));
    if (id === null) {
      leave();
    } else {
      decided(id, passer, verdict);
    }
  };

  /** Nobody is to believe that something was recorded which the device could not keep. */
  const heeded = async (verdict: Verdict) => {
    try {
      await decide(verdict);
    } catch {
      setRefusal(t('field:cannotKeep'));
    }
  };

  /** Puts on the screen who it is; whoever may simply pass is let through at once. */
  const see = async (identity: Identity, measured: string) => {
    setRefusal('');
    setLooking(true);
    const before = decisions.current;
    const seen = await recognise(desk, around().post.post, identity);
    setLooking(false);
    if (decisions.current !== before) {
      return;
    }
    if (seen.kind === 'REFUSED') {
      setRefusal(seen.detail);
      signal('grey');
      return;
    }
    const { looked } = seen.passer;
    setPasser(seen.passer);
    setNumber((before) => before + 1);
    signal(colourOf(looked));
    const fever = (temperatureOf(measured) ?? 0) >= FEVER;
    if (looked?.code === 'GREEN' && looked.disposition === 'PASS' && !fever) {
      await keep(seen.passer, { decision: 'PASS' }, UNDO_MILLIS, measured);
    }
  };

  const alone = async (work: () => Promise<void>) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    try {
      await work();
    } finally {
      busy.current = false;
    }
  };

  const meet = (identity: Identity) =>
    alone(async () => {
      const undecided = passer !== null && kept === null && badCode(passer.looked) === null;
      if (undecided && (passer.looked !== null || !identified(passer))) {
        return;
      }
      if (undecided) {
        await keep(passer, { decision: 'REGISTER' }, 0);
      }
      leave();
      await see(identity, '');
    });

  useEffect(() => {
    if (kept === null) {
      return;
    }
    const timer = setTimeout(
      () => {
        setPasser(null);
        setKept(null);
        setTemperature('');
      },
      kept.verdict.override ? OVERRIDE_MILLIS : UNDO_MILLIS,
    );
    return () => clearTimeout(timer);
  }, [kept]);

  return {
    passer,
    number,
    looking,
    refusal,
    last,
    objection,
    kept,
    temperature,
    setTemperature,
    meet,
    identify: (identity) => alone(() => see(identity, temperature)),
    decide: (verdict) => once(() => heeded(verdict)),
    undo: () =>
      once(async () => {
        if (kept !== null && (await desk.outbox.withdraw([kept.id]))) {
          setKept(null);
          setObjection(null);
          setLast(t('undone'));
        }
      }),
    leave,
  };
}
