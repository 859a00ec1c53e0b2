import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { askIn, askInByProvider, type Credentials, confirmOffer, type Offer, type Step } from '../../accounts/signIn';
import { api, data, Refused } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { type Desk, DeskContext, openDesk } from '../outbox/desk';
import { forgetSetting, keepSetting, setClock, setting } from '../outbox/device';
import { endSession, forgetOwed, settleOwed } from './signOut';
import { countInZone } from './time';

export type Me = Schemas['AccountsMe'];

interface Session {
  /** Who works here; kept on the device, so that work goes on without a network. Null when nobody is signed in. */
  me: Me | null;
  desk: Desk | null;
  ready: boolean;
  /** The browser keeps nothing here: nobody can be seated. */
  failed: boolean;
  /** Null for whoever is signed in now, else what is still asked for. */
  signIn(credentials: Credentials): Promise<Step | null>;
  /** For whoever came back from the identity provider. */
  comeIn(code: string): Promise<Step | null>;
  /** Makes what was offered the second factor, and signs in. */
  confirm(offer: Offer, code: string): Promise<void>;
  signOut(): Promise<void>;
}

const ME = 'me';
const NOBODY = { me: null, desk: null, ready: true, failed: false };
const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('There is no session here. Maybe the page is not inside one.');
  }
  return session;
}

const askMe = () => data(api.GET('/api/me'));

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<Pick<Session, 'me' | 'desk' | 'ready' | 'failed'>>({
    me: null,
    desk: null,
    ready: false,
    failed: false,
  });

  const seated = useRef<Desk | null>(null);
  const seat = useCallback(async (me: Me) => {
    countInZone(me.zone);
    await keepSetting(ME, me);
    let desk = seated.current;
    if (desk?.owner === me.account) {
      desk.sender.wake().catch(() => {});
    } else {
      desk?.close();
      desk = await openDesk(me.account, me.account);
      seated.current = desk;
    }
    setState({ me, desk, ready: true, failed: false });
  }, []);

  useEffect(() => {
    let gone = false;
    async function start() {
      if (!(await settleOwed())) {
        setState(NOBODY);
        await setClock();
        return;
      }
      const kept = await setting<Me>(ME);
      if (kept !== undefined && !gone) {
        await seat(kept);
      }
      try {
        const found = await askMe();
        if (!gone && JSON.stringify(found) !== JSON.stringify(kept)) {
          await seat(found);
        }
      } catch (error) {
        if (kept === undefined && !gone) {
          setState(NOBODY);
        }
        if (!(error instanceof Refused)) {
          return;
        }
      }
      await setClock();
    }
    start().catch(() => setState((before) => ({ ...before, ready: true, failed: true })));
    const settle = () => {
      settleOwed().catch(() => {});
    };
    window.addEventListener('online', settle);
    return () => {
      gone = true;
      window.removeEventListener('online', settle);
    };
  }, [seat]);

  const begin = useCallback(async () => {
    await forgetOwed();
    await seat(await askMe());
    navigator.storage?.persist?.().catch(() => {});
    await setClock();
  }, [seat]);

  const session = useMemo<Session>(() => {
    const asking = async (ask: () => Promise<Step | null>) => {
      await settleOwed();
      const next = await ask();
      if (next === null) {
        await begin();
      }
      return next;
    };
    return {
      ...state,
      signIn: (credentials) => asking(() => askIn(credentials)),
      comeIn: (code) => asking(() => askInByProvider(code)),
      confirm: async (offer, code) => {
        await confirmOffer(offer, code);
        await begin();
      },
      signOut: async () => {
        await endSession();
        await forgetSetting(ME);
        const { desk } = state;
        seated.current = null;
        setState(NOBODY);
        if (desk !== null) {
          await leave(desk);
        }
      },
    };
  }, [state, begin]);
  return (
    <SessionContext value={session}>
      <DeskContext value={state.desk}>{children}</DeskContext>
    </SessionContext>
  );
}

/** What was read goes from the device; what is not at the server stays. */
async function leave({ outbox, close }: Desk) {
  try {
    const left = (await outbox.count('KEPT')) + (await outbox.count('REFUSED'));
    await outbox.database.answers.clear();
    if (left === 0) {
      await outbox.database.delete();
    }
  } finally {
    close();
  }
}

export function mayWalk(me: Me): boolean {
  return me.rights.includes('RECORD') && me.worker !== null;
}

export function mayCheck(me: Me): boolean {
  return me.rights.includes('CHECK_PASSAGE');
}
