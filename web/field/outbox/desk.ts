import { liveQuery } from 'dexie';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { serverNow } from './clock';
import { FieldDatabase } from './database';
import { Outbox, type Wanted } from './outbox';
import { Sender, type SenderState, type Surroundings } from './sender';
import { transportOf } from './transport';
import { Vault } from './vault';

const LOOK_AGAIN_MILLIS = 30_000;

/** What somebody works with on this device: what they made, and what sends it. */
export interface Desk {
  owner: string;
  outbox: Outbox;
  sender: Sender;
  /** Keeps facts, then lets them be sent; the answer comes when they are on the disk. */
  keep(wanted: Wanted[]): Promise<string[]>;
  /** Keeps a fact in the place of another; null when that one is on its way already. */
  replace(id: string, wanted: Wanted): Promise<string | null>;
  close(): void;
}

function around(owner: string): Surroundings {
  return {
    online: () => navigator.onLine,
    sleep: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
    alone: async (work) => {
      if (navigator.locks === undefined) {
        await work();
      } else {
        await navigator.locks.request(`fangkong.outbox.${owner}`, work);
      }
    },
  };
}

/** Opens what `owner` keeps here; what is sent goes under `account` alone, where there is one. */
export async function openDesk(owner: string, account: string | null): Promise<Desk> {
  const database = new FieldDatabase(owner);
  const outbox = new Outbox(database, await Vault.open(database), serverNow);
  const sender = new Sender(outbox, transportOf(account), around(owner));
  const wake = () => {
    sender.wake().catch(() => {});
  };
  const hurry = () => {
    sender.hurry().catch(() => {});
  };
  const wakeFor = (wanted: Wanted | undefined) => {
    wake();
    if (wanted?.undoWithin !== undefined) {
      setTimeout(wake, wanted.undoWithin + 50);
    }
  };
  const look = () => {
    if (document.visibilityState === 'visible') {
      wake();
    }
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(wake, LOOK_AGAIN_MILLIS);
  outbox.prune().catch(() => {});
  wake();
  const due = await outbox.nextIn();
  if (due !== null && due > 0) {
    setTimeout(wake, due + 50);
  }
  return {
    owner,
    outbox,
    sender,
    keep: async (wanted) => {
      const ids = await outbox.keep(wanted);
      wakeFor(wanted[0]);
      return ids;
    },
    replace: async (id, wanted) => {
      const other = await outbox.replace(id, wanted);
      wakeFor(wanted);
      return other;
    },
    close: () => {
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
      sender.stop();
      database.close();
    },
  };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) {
    throw new Error('There is no desk here. Maybe the page is not inside one.');
  }
  return desk;
}

export function useSenderState(desk: Desk): SenderState {
  return useSyncExternalStore(desk.sender.subscribe, () => desk.sender.state);
}

/** What a query of the device's database says, now and whenever it changes, in any tab. */
export function useLive<T>(query: () => Promise<T>, key: string): T | undefined {
  const [found, setFound] = useState<{ key: string; value: T }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the query asks
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({ next: (value) => setFound({ key, value }), error: () => {} });
    return () => subscription.unsubscribe();
  }, [key]);
  return found?.key === key ? found.value : undefined;
}

interface Queue {
  kept: number;
  refused: number;
}

export function useQueue(desk: Desk): Queue {
  const queue = useLive(
    async () => ({ kept: await desk.outbox.count('KEPT'), refused: await desk.outbox.count('REFUSED') }),
    desk.owner,
  );
  return queue ?? { kept: 0, refused: 0 };
}
