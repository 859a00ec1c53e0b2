import Dexie, { type EntityTable } from 'dexie';

/**
 * `KEPT` lies on this device alone, `SENT` was acknowledged by the server, `REFUSED` was not taken and waits for
 * somebody to see to it, `SET_ASIDE` was refused and seen to. Nothing is deleted before it is acknowledged or set aside.
 */
export type EntryState = 'KEPT' | 'SENT' | 'REFUSED' | 'SET_ASIDE';

/** What lies on the disk of the device: unreadable without the key, which does not leave the browser. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer> | null;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface KeptProblem {
  code: string;
  title: string;
  detail: string;
}

/** What a passage counts as, without saying whose it was. */
export interface Tally {
  post: string;
  direction: 'IN' | 'OUT';
  decision: 'PASS' | 'REGISTER' | 'TURN_BACK' | 'HAND_OVER';
  journey: string;
  vehicle: boolean;
  verified: boolean;
}

/** One thing to send. Names and numbers are in `sealed` alone. */
export interface Entry {
  seq: number;
  id: string;
  state: EntryState;
  /** The type of the fact, or the word for the request. */
  type: string;
  /** Where a request of its own goes; null for a fact, which goes with others. */
  path: string | null;
  sealed: Sealed;
  keptAt: string;
  /** What it is the answer to: keys of tasks, households, shifts. */
  about: string[];
  /** Not to be sent before this instant of the server's time, in milliseconds. */
  notBefore: number;
  tally?: Tally;
  problem?: KeptProblem;
  sentAt?: string;
}

/** An answer of the server that is read again without a network. */
export interface KeptAnswer {
  key: string;
  sealed: Sealed;
  at: string;
}

export class FieldDatabase extends Dexie {
  declare entries: EntityTable<Entry, 'seq'>;
  declare answers: EntityTable<KeptAnswer, 'key'>;
  declare keys: EntityTable<{ name: string; key: CryptoKey }, 'name'>;

  /** One database for each account, so that nobody sees what another kept. */
  constructor(owner: string) {
    super(`fangkong.${owner}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      entries: '++seq, &id, [state+seq], *about',
      answers: 'key',
      keys: 'name',
    });
  }
}
