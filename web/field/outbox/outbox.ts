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

/** Keys of answers that are about one shift and end with its id. */
const OF_A_SHIFT = ['figures:', 'setting:'];

/** The longest that something is ever left for later. */
export const POSTPONED_MILLIS = 600_000;

/** What waits longer than anything is left was left under a clock that has been set back since. */
function isDue({ notBefore }: Entry, now: number): boolean {
  return notBefore <= now || notBefore > now + POSTPONED_MILLIS;
}

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

  /** Takes back what may not be sent yet, all of it or none; false when it is too late for any. */
  withdraw(ids: string[]): Promise<boolean> {
    return this.exchange(ids, []);
  }

  /** Keeps something in the place of what may not be sent yet; null, and all stays as it was, when it is too late. */
  async replace(id: string, wanted: Wanted): Promise<string | null> {
    const entry = await this.entry(wanted, this.now());
    return (await this.exchange([id], [entry])) ? entry.id : null;
  }

  private exchange(ids: string[], others: Omit<Entry, 'seq'>[]): Promise<boolean> {
    const { entries } = this.database;
    return this.database.transaction('rw', entries, async () => {
      const now = this.now();
      const found = await entries.where('id').anyOf(ids).toArray();
      if (found.length < ids.length || found.some((entry) => entry.state !== 'KEPT' || isDue(entry, now))) {
        return false;
      }
      await entries.bulkDelete(found.map((entry) => entry.seq));
      await entries.bulkAdd(others);
      return true;
    });
  }

  /** The oldest that may be sent: facts up to `most`, or one request of its own. */
  async take(most: number): Promise<Taken[]> {
    const now = this.now();
    const first = await this.inState('KEPT')
      .filter((entry) => isDue(entry, now))
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
    const waits = waiting.map((entry) => (isDue(entry, now) ? 0 : entry.notBefore - now));
    return waits.length === 0 ? null : Math.min(...waits);
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
  async postpone(id: string) {
    const notBefore = this.now() + POSTPONED_MILLIS;
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

  /** Lets go of what was acknowledged long ago, and of what was read for a shift that is long over. */
  async prune() {
    const before = new Date(this.now() - HISTORY_MILLIS).toISOString();
    await this.inState('SENT')
      .filter((entry) => (entry.sentAt ?? '') < before)
      .delete();
    await this.database.answers
      .where('key')
      .startsWithAnyOf(OF_A_SHIFT)
      .filter((answer) => answer.at < before)
      .delete();
  }

  /** Lets go of what is done with about something, names and all; what waits to be sent or seen to stays. */
  async forget(about: string) {
    await this.database.entries
      .where('about')
      .equals(about)
      .filter(({ state }) => state === 'SENT' || state === 'SET_ASIDE')
      .delete();
  }

  async forgetAnswer(key: string) {
    await this.database.answers.delete(key);
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
