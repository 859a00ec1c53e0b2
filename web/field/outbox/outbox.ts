import { uuidAt } from './clock';
import type { Entry, EntryState, FieldDatabase, KeptProblem, Tally } from './database';
import type { Vault } from './vault';

/** A fact as `docs/evidence.md` says, or the body of a request of its own. */
export type Content = Record<string, unknown>;

export interface Wanted {
  type: string;
  content: Content;
  /** Whom or what it is about, for the eyes of whoever made it. */
  label?: string;
  about?: string[];
  path?: string;
  tally?: Tally;
  /** How long it may still be taken back, in milliseconds. */
  undoWithin?: number;
}

export interface Taken {
  id: string;
  path: string | null;
  content: Content;
}

export interface Opened extends Entry {
  content: Content;
  label: string;
}

/** How long acknowledged entries stay to be looked at. */
const HISTORY_MILLIS = 14 * 24 * 3600 * 1000;

/** Everything made on this device and what became of it. Whatever `keep` has answered is on the disk. */
export class Outbox {
  constructor(
    readonly database: FieldDatabase,
    readonly vault: Vault,
    readonly now: () => number,
  ) {}

  /** Keeps all of it or none; the answer comes when it is written. */
  async keep(wanted: Wanted[]): Promise<string[]> {
    const now = this.now();
    const entries = await Promise.all(wanted.map((one) => this.entry(one, now)));
    await this.database.transaction('rw', this.database.entries, () => this.database.entries.bulkAdd(entries));
    return entries.map((entry) => entry.id);
  }

  private async entry(wanted: Wanted, now: number): Promise<Omit<Entry, 'seq'>> {
    const id = typeof wanted.content.id === 'string' ? wanted.content.id : uuidAt(now);
    const content = wanted.path === undefined ? { ...wanted.content, id, type: wanted.type } : wanted.content;
    return {
      id,
      state: 'KEPT',
      type: wanted.type,
      path: wanted.path ?? null,
      sealed: await this.vault.seal({ content, label: wanted.label ?? '' }),
      keptAt: new Date(now).toISOString(),
      about: wanted.about ?? [],
      notBefore: wanted.undoWithin === undefined ? 0 : now + wanted.undoWithin,
      ...(wanted.tally ? { tally: wanted.tally } : {}),
    };
  }

  /** Takes something back that may not be sent yet; false when it is too late. */
  withdraw(id: string): Promise<boolean> {
    const { entries } = this.database;
    return this.database.transaction('rw', entries, async () => {
      const entry = await entries.get({ id });
      if (entry?.state !== 'KEPT' || entry.notBefore <= this.now()) {
        return false;
      }
      await entries.delete(entry.seq);
      return true;
    });
  }

  /** The oldest that may be sent: facts up to `most`, or one request of its own. */
  async take(most: number): Promise<Taken[]> {
    const now = this.now();
    const first = await this.inState('KEPT')
      .filter((entry) => entry.notBefore <= now)
      .limit(most)
      .toArray();
    const own = first.findIndex((entry) => entry.path !== null);
    const together = own === 0 ? first.slice(0, 1) : own > 0 ? first.slice(0, own) : first;
    return Promise.all(
      together.map(async ({ id, path, sealed }) => {
        const { content } = await this.vault.unseal<{ content: Content }>(sealed);
        return { id, path, content };
      }),
    );
  }

  /** When the next entry may be sent, in milliseconds from now; null when none waits. */
  async nextIn(): Promise<number | null> {
    const now = this.now();
    const waiting = await this.inState('KEPT').toArray();
    return waiting.length === 0 ? null : Math.max(0, Math.min(...waiting.map((entry) => entry.notBefore)) - now);
  }

  async acknowledge(ids: string[]) {
    const sentAt = new Date(this.now()).toISOString();
    await this.change(ids, (entry) => {
      entry.state = 'SENT';
      entry.sentAt = sentAt;
      delete entry.problem;
    });
  }

  async refuse(refusals: Map<string, KeptProblem>) {
    await this.change([...refusals.keys()], (entry) => {
      entry.state = 'REFUSED';
      const problem = refusals.get(entry.id);
      if (problem !== undefined) {
        entry.problem = problem;
      }
    });
  }

  /** Leaves something for later, so that what comes after it does not wait. */
  async postpone(id: string, millis: number) {
    const notBefore = this.now() + millis;
    await this.change([id], (entry) => {
      entry.notBefore = notBefore;
    });
  }

  async sendAgain(id: string) {
    await this.change([id], (entry) => {
      entry.state = 'KEPT';
      entry.notBefore = 0;
    });
  }

  async setAside(id: string) {
    await this.change([id], (entry) => {
      entry.state = 'SET_ASIDE';
    });
  }

  private change(ids: string[], how: (entry: Entry) => void) {
    const { entries } = this.database;
    return this.database.transaction('rw', entries, () => entries.where('id').anyOf(ids).modify(how));
  }

  private inState(state: EntryState) {
    return this.database.entries.where('[state+seq]').between([state, -Infinity], [state, Infinity]);
  }

  count(state: EntryState): Promise<number> {
    return this.inState(state).count();
  }

  /** The newest of a state, opened. */
  async list(state: EntryState, most: number): Promise<Opened[]> {
    return this.open(await this.inState(state).reverse().limit(most).toArray());
  }

  open(entries: Entry[]): Promise<Opened[]> {
    return Promise.all(
      entries.map(async (entry) => ({
        ...entry,
        ...(await this.vault.unseal<{ content: Content; label: string }>(entry.sealed)),
      })),
    );
  }

  /** Lets go of what was acknowledged long ago. */
  async prune() {
    const before = new Date(this.now() - HISTORY_MILLIS).toISOString();
    await this.inState('SENT')
      .filter((entry) => (entry.sentAt ?? '') < before)
      .delete();
  }

  async keepAnswer(key: string, answer: unknown) {
    const sealed = await this.vault.seal(answer);
    await this.database.answers.put({ key, sealed, at: new Date(this.now()).toISOString() });
  }

  async answer<T>(key: string): Promise<{ value: T; at: string } | null> {
    const kept = await this.database.answers.get(key);
    return kept === undefined ? null : { value: await this.vault.unseal<T>(kept.sealed), at: kept.at };
  }
}
