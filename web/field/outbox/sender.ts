import type { KeptProblem } from './database';
import type { Outbox, Taken } from './outbox';

/** What the server said to a batch, or that it said nothing. */
export type Answer =
  | { kind: 'TAKEN' }
  | { kind: 'REFUSED'; problems: { index: number | null; problem: KeptProblem }[] }
  | { kind: 'TOO_LARGE' }
  | { kind: 'BUSY'; seconds: number }
  | { kind: 'FAILED' }
  | { kind: 'SIGNED_OUT' }
  | { kind: 'OTHER_ACCOUNT' }
  | { kind: 'UNREACHABLE' };

export type Transport = (items: Taken[]) => Promise<Answer>;

export type SenderState =
  | { kind: 'IDLE' }
  | { kind: 'SENDING' }
  | { kind: 'WAITING'; until: number }
  | { kind: 'OFFLINE' }
  | { kind: 'SIGNED_OUT' }
  | { kind: 'OTHER_ACCOUNT' };

export interface Surroundings {
  online(): boolean;
  sleep(millis: number): Promise<void>;
  /** Runs the work while no other tab sends. */
  alone(work: () => Promise<void>): Promise<void>;
}

const LARGEST_BATCH = 100;
const SMALLEST_BATCH = 10;
const FIRST_WAIT_MILLIS = 2_000;
const LONGEST_WAIT_MILLIS = 120_000;

/** Sends what the outbox keeps, oldest first, until the server has acknowledged or refused each. */
export class Sender {
  state: SenderState = { kind: 'IDLE' };
  private readonly listeners = new Set<() => void>();
  private running = false;
  private wokenAgain = false;
  private stopped = false;
  private most = LARGEST_BATCH;
  private failures = 0;
  private endWait = () => {};

  constructor(
    private readonly outbox: Outbox,
    private readonly transport: Transport,
    private readonly surroundings: Surroundings,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop() {
    this.stopped = true;
  }

  /** Sends now what can be sent. Called when something was kept, the network is back, or somebody signed in. */
  async wake(): Promise<void> {
    if (this.running) {
      this.wokenAgain = true;
      return;
    }
    this.running = true;
    try {
      do {
        this.wokenAgain = false;
        await this.surroundings.alone(() => this.drain());
      } while (this.wokenAgain && this.state.kind === 'IDLE' && !this.stopped);
    } finally {
      this.running = false;
    }
  }

  /** Sends now even what was to wait after a failure: somebody asked for it, or the network is back. */
  hurry(): Promise<void> {
    this.endWait();
    return this.wake();
  }

  private async drain() {
    while (!this.stopped) {
      const items = await this.outbox.take(this.most);
      if (items.length === 0) {
        this.show({ kind: 'IDLE' });
        return;
      }
      if (!this.surroundings.online()) {
        this.show({ kind: 'OFFLINE' });
        return;
      }
      this.show({ kind: 'SENDING' });
      const answer = await this.transport(items);
      if (!(await this.heed(answer, items))) {
        return;
      }
    }
  }

  /** Does what the answer asks for; false when there is no going on for now. */
  private async heed(answer: Answer, items: Taken[]): Promise<boolean> {
    switch (answer.kind) {
      case 'TAKEN':
        await this.outbox.acknowledge(items.map((item) => item.id));
        this.failures = 0;
        this.most = Math.min(LARGEST_BATCH, this.most * 2);
        return true;
      case 'REFUSED':
        this.failures = 0;
        await this.refuse(answer.problems, items);
        return true;
      case 'TOO_LARGE':
        await this.halve(items, { code: 'FK-1002', title: '', detail: '' });
        return true;
      case 'BUSY':
        this.failures++;
        await this.wait(Math.max(answer.seconds * 1000, this.backoff() / 2));
        return true;
      case 'FAILED':
        return this.failed(items);
      case 'SIGNED_OUT':
      case 'OTHER_ACCOUNT':
        this.show({ kind: answer.kind });
        return false;
      case 'UNREACHABLE':
        this.failures++;
        this.most = Math.max(SMALLEST_BATCH, Math.floor(this.most / 2));
        if (!this.surroundings.online()) {
          this.show({ kind: 'OFFLINE' });
          return false;
        }
        await this.wait(this.backoff());
        return true;
    }
  }

  private async refuse(problems: { index: number | null; problem: KeptProblem }[], items: Taken[]) {
    const refusals = new Map<string, KeptProblem>();
    for (const { index, problem } of problems) {
      const item = index === null ? undefined : items[index];
      if (item !== undefined) {
        refusals.set(item.id, problem);
      }
    }
    const [first] = problems;
    if (refusals.size > 0) {
      await this.outbox.refuse(refusals);
    } else {
      await this.halve(items, first?.problem ?? { code: '', title: '', detail: '' });
    }
  }

  /** The server does not say which one it is: smaller batches find it. */
  private async halve(items: Taken[], problem: KeptProblem) {
    const [only] = items;
    if (items.length > 1) {
      this.most = Math.ceil(items.length / 2);
    } else if (only !== undefined) {
      await this.outbox.refuse(new Map([[only.id, problem]]));
    }
  }

  /** The server broke over it: once may be chance, alone and again it is this one, and the others go on without it. */
  private async failed(items: Taken[]): Promise<boolean> {
    this.failures++;
    const [only] = items;
    if (this.failures > 1 && items.length > 1) {
      this.most = Math.ceil(items.length / 2);
    } else if (this.failures > 1 && only !== undefined) {
      await this.outbox.postpone(only.id);
      this.failures = 0;
      return true;
    }
    await this.wait(this.backoff());
    return true;
  }

  private backoff(): number {
    return Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** Math.min(this.failures - 1, 10));
  }

  private async wait(millis: number) {
    this.show({ kind: 'WAITING', until: this.outbox.now() + millis });
    const cutShort = new Promise<void>((resolve) => {
      this.endWait = resolve;
    });
    await Promise.race([this.surroundings.sleep(millis), cutShort]);
  }

  private show(state: SenderState) {
    this.state = state;
    for (const listener of this.listeners) {
      listener();
    }
  }
}
