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
  /** Whether the disk took what was to be kept last. */
  disk: Disk;
  close(): void;
}

/** Tells whether the device keeps what it is given: a disk may be full, a private window may forbid it. */
export class Disk {
  failed = false;
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async watch<T>(work: Promise<T>): Promise<T> {
    try {
      const done = await work;
      this.tell(false);
      return done;
    } catch (error) {
      this.tell(true);
      throw error;
    }
  }

  private tell(failed: boolean) {
    this.failed = failed;
    for (const listener of this.listeners) {
      listener();
    }
  }
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
  const disk = new Disk();
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
    disk,
    keep: async (wanted) => {
      const ids = await disk.watch(outbox.keep(wanted));
      wakeFor(wanted[0]);
      return ids;
    },
    replace: async (id, wanted) => {
      const other = await disk.watch(outbox.replace(id, wanted));
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

interface Watched<T> {
  /** Undefined until the device has read it. */
  value: T | undefined;
  /** The device cannot read it: what stands here may be old, or nothing. */
  failed: boolean;
}

/** What a query of the device's database says, now and whenever it changes, in any tab. */
export function useWatched<T>(query: () => Promise<T>, key: string): Watched<T> {
  const [found, setFound] = useState<Watched<T> & { key: string }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the query asks
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => setFound({ key, value, failed: false }),
      error: () => setFound((before) => ({ key, value: before?.key === key ? before.value : undefined, failed: true })),
    });
    return () => subscription.unsubscribe();
  }, [key]);
  return found?.key === key ? found : { value: undefined, failed: false };
}

/** As {@link useWatched}, where something stands in for what cannot be read. */
export function useLive<T>(query: () => Promise<T>, key: string): T | undefined {
  return useWatched(query, key).value;
}

interface Queue {
  kept: number;
  refused: number;
}

/** How much is not at the server; unknown until it is counted, and where it cannot be. */
export function useQueue(desk: Desk): Watched<Queue> {
  return useWatched(
    async () => ({ kept: await desk.outbox.count('KEPT'), refused: await desk.outbox.count('REFUSED') }),
    desk.owner,
  );
}

/** Whether this device cannot keep or read anything. */
export function useDiskFailed(desk: Desk): boolean {
  const full = useSyncExternalStore(desk.disk.subscribe, () => desk.disk.failed);
  return useQueue(desk).failed || full;
}
