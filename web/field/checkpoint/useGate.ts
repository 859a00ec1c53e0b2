import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import { useDesk } from '../outbox/desk';
import { type Circumstances, colourOf, type Identity, identified, type Passer, passage, type Verdict } from './gate';
import { lookUp } from './lookup';
import { signal } from './signals';

const UNDO_MILLIS = 2_000;
const OVERRIDE_MILLIS = 8_000;

/** What stands on the screen: nobody, somebody to decide about, or somebody decided about who may be taken back. */
export interface Gate {
  passer: Passer | null;
  /** Changes with every passer. */
  number: number;
  looking: boolean;
  refusal: string;
  last: string;
  kept: { id: string; verdict: Verdict } | null;
  temperature: string;
  setTemperature: (text: string) => void;
  meet: (identity: Identity) => Promise<void>;
  identify: (identity: Identity) => void;
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
  const [kept, setKept] = useState<Gate['kept']>(null);
  const [temperature, setTemperature] = useState('');
  const busy = useRef(false);

  const leave = () => {
    setPasser(null);
    setKept(null);
    setTemperature('');
  };

  const keep = async (whom: Passer, verdict: Verdict, undoWithin: number, measured = temperature) => {
    const [id = ''] = await desk.keep([
      { ...passage(whom, { ...around(), temperature: measured }, verdict, stamp()), undoWithin },
    ]);
    setKept({ id, verdict });
    setLast(t('recorded', { what: t(`shared:decision.${verdict.decision}`) }));
  };

  const decide = async (verdict: Verdict) => {
    if (passer === null) {
      return;
    }
    if (kept !== null && !(await desk.outbox.withdraw(kept.id))) {
      leave();
      return;
    }
    await keep(passer, verdict, verdict.override ? OVERRIDE_MILLIS : UNDO_MILLIS);
  };

  const meet = async (identity: Identity) => {
    const undecided = passer !== null && kept === null;
    const mayBeRegistered = passer?.looked === null && identified(passer);
    if (busy.current || (undecided && !mayBeRegistered)) {
      return;
    }
    busy.current = true;
    try {
      if (undecided && passer !== null) {
        await keep(passer, { decision: 'REGISTER' }, 0);
      }
      leave();
      setRefusal('');
      setLooking(true);
      const answer = await lookUp(around().post.post, identity);
      setLooking(false);
      if (answer.kind === 'REFUSED') {
        setRefusal(answer.detail);
        signal('grey');
        return;
      }
      const looked = answer.kind === 'ANSWER' ? answer.looked : null;
      const met: Passer = { identity, looked, person: await cardPerson(identity, looked) };
      setPasser(met);
      setNumber((before) => before + 1);
      signal(colourOf(looked));
      if (looked?.code === 'GREEN' && looked.disposition === 'PASS') {
        await keep(met, { decision: 'PASS' }, UNDO_MILLIS, '');
      }
    } finally {
      busy.current = false;
    }
  };

  /** Whose a card is that was looked up on this device before; remembered for when there is no network. */
  const cardPerson = async (identity: Identity, looked: Passer['looked']): Promise<string | null> => {
    if (identity.kind !== 'CODE') {
      return null;
    }
    const key = `card:${identity.card}`;
    if (looked?.person) {
      await desk.outbox.keepAnswer(key, looked.person);
    }
    return (await desk.outbox.answer<string>(key))?.value ?? null;
  };

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
    kept,
    temperature,
    setTemperature,
    meet,
    identify: (identity) => setPasser((before) => (before === null ? null : { ...before, identity })),
    decide,
    undo: async () => {
      if (kept !== null && (await desk.outbox.withdraw(kept.id))) {
        setKept(null);
        setLast(t('undone'));
      }
    },
    leave,
  };
}
