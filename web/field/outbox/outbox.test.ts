import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { offsetFrom } from './clock';
import { FieldDatabase } from './database';
import { Disk } from './desk';
import { Outbox, type Taken, type Wanted } from './outbox';
import { type Answer, Sender, type Surroundings } from './sender';
import { heard } from './transport';
import { Vault } from './vault';

let owner = 0;
let time = Date.parse('2022-04-24T02:00:00Z');
let online = true;
let slept: number[] = [];

const surroundings: Surroundings = {
  online: () => online,
  sleep: async (millis) => {
    slept.push(millis);
    time += millis;
  },
  alone: (work) => work(),
};

async function openOutbox(name = `test-${owner}`): Promise<Outbox> {
  const database = new FieldDatabase(name);
  return new Outbox(database, await Vault.open(database), () => time);
}

const symptom = (n: number): Wanted => ({
  type: 'symptom',
  content: { person: `person ${n}`, region: '41/', at: new Date(time).toISOString(), present: false },
  label: `somebody ${n}`,
});

const symptoms = (n: number) => Array.from({ length: n }, (_, i) => symptom(i));

/** A server that keeps facts by id, as ours does. */
class Server {
  readonly facts = new Map<string, unknown>();
  readonly batches: Taken[][] = [];
  readonly repeats: string[] = [];
  answers: ((items: Taken[]) => Answer | undefined)[] = [];

  transport = async (items: Taken[]): Promise<Answer> => {
    this.batches.push(items);
    const said = this.answers.shift()?.(items);
    if (said !== undefined) {
      return said;
    }
    for (const item of items) {
      if (this.facts.has(item.id)) {
        this.repeats.push(item.id);
      }
      this.facts.set(item.id, item.content);
    }
    return { kind: 'TAKEN' };
  };
}

const problem = { code: 'FK-1006', title: 'Bad value', detail: 'present is not a value. Maybe true or false.' };

beforeEach(() => {
  owner++;
  online = true;
  slept = [];
});

describe('the outbox', () => {
  it('sends in the order in which things were kept, at most 100 at a time', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const ids = await outbox.keep(symptoms(250));
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(server.batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect([...server.facts.keys()]).toEqual(ids);
    expect(await outbox.count('SENT')).toBe(250);
    expect(await outbox.count('KEPT')).toBe(0);
  });

  it('makes ids of version 7 that ascend', async () => {
    const ids = await (await openOutbox()).keep(symptoms(50));
    expect(ids.every((id) => id[14] === '7')).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('keeps what is refused with the words of the server and sends the others again without it', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const ids = await outbox.keep(symptoms(5));
    server.answers = [
      () => ({
        kind: 'REFUSED',
        problems: [
          { index: 1, problem },
          { index: 3, problem },
        ],
      }),
    ];
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(server.batches.map((batch) => batch.length)).toEqual([5, 3]);
    expect(await outbox.count('SENT')).toBe(3);
    const refused = await outbox.list('REFUSED', 10);
    expect(refused.map((entry) => entry.id).sort()).toEqual([ids[1], ids[3]].sort());
    expect(refused[0]?.problem).toEqual(problem);
    expect(refused[0]?.label).toMatch(/^somebody/);
  });

  it('finds the one that is refused when the server does not say which', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const ids = await outbox.keep(symptoms(8));
    const bad = ids[5];
    const refuse = (items: Taken[]): Answer | undefined =>
      items.some((item) => item.id === bad) ? { kind: 'REFUSED', problems: [{ index: null, problem }] } : undefined;
    server.answers = Array.from({ length: 20 }, () => refuse);
    await new Sender(outbox, server.transport, surroundings).wake();
    expect((await outbox.list('REFUSED', 10)).map((entry) => entry.id)).toEqual([bad]);
    expect(await outbox.count('SENT')).toBe(7);
  });

  it('waits as long as the server asks, then sends again', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    await outbox.keep(symptoms(3));
    server.answers = [() => ({ kind: 'BUSY', seconds: 7 }), () => ({ kind: 'BUSY', seconds: 7 })];
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(slept).toEqual([7000, 7000]);
    expect(server.facts.size).toBe(3);
  });

  it('waits longer each time nobody answers, and sends less at once', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    await outbox.keep(symptoms(100));
    server.answers = Array.from({ length: 3 }, () => () => ({ kind: 'UNREACHABLE' }) as const);
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(slept).toEqual([2000, 4000, 8000]);
    expect(server.batches.map((batch) => batch.length).slice(0, 4)).toEqual([100, 50, 25, 12]);
    expect(server.facts.size).toBe(100);
  });

  it('sends at once when somebody asks for it while it waits', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    await outbox.keep(symptoms(1));
    server.answers = [() => ({ kind: 'UNREACHABLE' })];
    const sender = new Sender(outbox, server.transport, { ...surroundings, sleep: () => new Promise(() => {}) });
    const sending = sender.wake();
    await vi.waitFor(() => expect(sender.state.kind).toBe('WAITING'));
    await sender.hurry();
    await sending;
    expect(await outbox.count('SENT')).toBe(1);
  });

  it('tries nothing without a network and goes on when it is back', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const sender = new Sender(outbox, server.transport, surroundings);
    online = false;
    await outbox.keep(symptoms(2));
    await sender.wake();
    expect(server.batches).toEqual([]);
    expect(sender.state.kind).toBe('OFFLINE');
    online = true;
    await sender.wake();
    expect(server.facts.size).toBe(2);
  });

  it('stops when the session is over and goes on after signing in', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const sender = new Sender(outbox, server.transport, surroundings);
    await outbox.keep(symptoms(2));
    server.answers = [() => ({ kind: 'SIGNED_OUT' })];
    await sender.wake();
    expect(sender.state.kind).toBe('SIGNED_OUT');
    expect(await outbox.count('KEPT')).toBe(2);
    await sender.wake();
    expect(await outbox.count('SENT')).toBe(2);
  });

  it('waits for the account that made it when another is signed in', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const sender = new Sender(outbox, server.transport, surroundings);
    await outbox.keep(symptoms(2));
    const taken = await outbox.take(10);
    const body = { code: 'FK-3009', title: '', detail: '' };
    server.answers = [() => heard(Response.json(body, { status: 409 }), body, taken)];
    await sender.wake();
    expect(sender.state.kind).toBe('OTHER_ACCOUNT');
    expect(await outbox.count('KEPT')).toBe(2);
    await sender.wake();
    expect(await outbox.count('SENT')).toBe(2);
  });

  it('does not wait behind one over which the server breaks', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const ids = await outbox.keep(symptoms(4));
    const fail = (items: Taken[]): Answer | undefined =>
      items.some((item) => item.id === ids[0]) ? { kind: 'FAILED' } : undefined;
    server.answers = Array.from({ length: 20 }, () => fail);
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(await outbox.count('SENT')).toBe(3);
    expect(await outbox.count('KEPT')).toBe(1);
  });

  it('sends what was kept before the device was killed, once it is opened again', async () => {
    const name = `test-${owner}`;
    const before = await openOutbox(name);
    const ids = await before.keep(symptoms(7));
    before.database.close();
    const server = new Server();
    const after = await openOutbox(name);
    await new Sender(after, server.transport, surroundings).wake();
    expect([...server.facts.keys()]).toEqual(ids);
  });

  it('sends the same ids again when it was killed between the taking and the acknowledgement', async () => {
    const name = `test-${owner}`;
    const server = new Server();
    const before = await openOutbox(name);
    const ids = await before.keep(symptoms(5));
    await server.transport(await before.take(100));
    before.database.close();
    const after = await openOutbox(name);
    await new Sender(after, server.transport, surroundings).wake();
    expect(server.repeats).toEqual(ids);
    expect(server.facts.size).toBe(5);
    expect(await after.count('SENT')).toBe(5);
  });

  it('keeps the whole of a group or nothing', async () => {
    const outbox = await openOutbox();
    const [id] = await outbox.keep(symptoms(1));
    const clash = { ...symptom(2), content: { ...symptom(2).content, id } };
    await expect(outbox.keep([symptom(1), clash])).rejects.toThrow();
    expect(await outbox.count('KEPT')).toBe(1);
  });

  it('takes back what may still be taken back, and nothing that is on its way', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const [id] = await outbox.keep([{ ...symptom(0), undoWithin: 2000 }]);
    const sender = new Sender(outbox, server.transport, surroundings);
    await sender.wake();
    expect(server.batches).toEqual([]);
    expect(await outbox.nextIn()).toBe(2000);
    expect(await outbox.withdraw([String(id)])).toBe(true);
    const [late] = await outbox.keep([{ ...symptom(0), undoWithin: 2000 }]);
    time += 2000;
    expect(await outbox.withdraw([String(late)])).toBe(false);
    await sender.wake();
    expect([...server.facts.keys()]).toEqual([late]);
  });

  it('takes back all of a group or none', async () => {
    const outbox = await openOutbox();
    const ids = await outbox.keep([{ ...symptom(0), undoWithin: 2000 }, symptom(1)]);
    expect(await outbox.withdraw(ids)).toBe(false);
    expect(await outbox.count('KEPT')).toBe(2);
    const undoable = await outbox.keep(symptoms(2).map((one) => ({ ...one, undoWithin: 2000 })));
    expect(await outbox.withdraw([...undoable, 'nobody'])).toBe(false);
    expect(await outbox.withdraw(undoable)).toBe(true);
    expect(await outbox.count('KEPT')).toBe(2);
  });

  it('puts one in the place of another, or leaves that one when it may be on its way', async () => {
    const outbox = await openOutbox();
    const [first] = await outbox.keep([{ ...symptom(0), undoWithin: 2000 }]);
    const second = await outbox.replace(String(first), { ...symptom(1), undoWithin: 2000 });
    expect((await outbox.list('KEPT', 10)).map((entry) => [entry.id, entry.label])).toEqual([[second, 'somebody 1']]);
    time += 2000;
    expect(await outbox.replace(String(second), symptom(2))).toBeNull();
    expect((await outbox.list('KEPT', 10)).map((entry) => entry.label)).toEqual(['somebody 1']);
  });

  it('leaves what is there when what should replace it cannot be kept', async () => {
    const outbox = await openOutbox();
    const [taken] = await outbox.keep([symptom(0)]);
    const [first] = await outbox.keep([{ ...symptom(1), undoWithin: 2000 }]);
    const clash = { ...symptom(2), content: { ...symptom(2).content, id: taken } };
    await expect(outbox.replace(String(first), clash)).rejects.toThrow();
    expect((await outbox.list('KEPT', 10)).map((entry) => entry.id)).toEqual([first, taken]);
  });

  it('does not wait for a time that a wrong clock named', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    const [id] = await outbox.keep([{ ...symptom(0), undoWithin: 2000 }]);
    time -= 3_600_000;
    expect(await outbox.nextIn()).toBe(0);
    await new Sender(outbox, server.transport, surroundings).wake();
    expect([...server.facts.keys()]).toEqual([id]);
    time += 3_600_000;
  });

  it('sends requests of their own one by one, between the facts around them', async () => {
    const outbox = await openOutbox();
    const server = new Server();
    await outbox.keep([symptom(0)]);
    await outbox.keep([{ type: 'shift', path: '/api/checkpoints/shifts', content: { post: 'P1' } }]);
    await outbox.keep(symptoms(2));
    await new Sender(outbox, server.transport, surroundings).wake();
    expect(server.batches.map((batch) => batch.map((item) => item.path))).toEqual([
      [null],
      ['/api/checkpoints/shifts'],
      [null, null],
    ]);
  });

  it('sends again, or sets aside, what was refused, as somebody decides', async () => {
    const outbox = await openOutbox();
    const ids = await outbox.keep(symptoms(2));
    await outbox.refuse(new Map(ids.map((id) => [id, problem])));
    await outbox.sendAgain(String(ids[0]));
    await outbox.setAside(String(ids[1]));
    const server = new Server();
    await new Sender(outbox, server.transport, surroundings).wake();
    expect([...server.facts.keys()]).toEqual([ids[0]]);
    expect(await outbox.count('SET_ASIDE')).toBe(1);
  });

  it('keeps no name in the clear', async () => {
    const outbox = await openOutbox();
    await outbox.keep([{ ...symptom(0), label: 'canary' }]);
    const [entry] = await outbox.database.entries.toArray();
    expect(JSON.stringify(entry)).not.toContain('canary');
    expect(new TextDecoder().decode(entry?.sealed.bytes)).not.toContain('canary');
  });

  it('shows one account nothing of another', async () => {
    await (await openOutbox('one')).keep(symptoms(1));
    expect(await (await openOutbox('other')).count('KEPT')).toBe(0);
  });
});

it('takes the time of the server halfway between asking and hearing', () => {
  expect(offsetFrom(1000, 3000, '1970-01-01T00:00:12Z')).toBe(10_000);
});

describe('what was read for a shift', () => {
  it('goes when the shift is long over; what every shift reads stays', async () => {
    const outbox = await openOutbox();
    await outbox.keepAnswer('figures:a', {});
    await outbox.keepAnswer('setting:a', {});
    await outbox.keepAnswer('round', {});
    time += 15 * 24 * 3600 * 1000;
    await outbox.keepAnswer('setting:b', {});
    await outbox.prune();
    expect((await outbox.database.answers.toCollection().primaryKeys()).sort()).toEqual(['round', 'setting:b']);
  });
});

describe('the disk', () => {
  it('is told to have failed until it keeps something again', async () => {
    const disk = new Disk();
    const told: boolean[] = [];
    disk.subscribe(() => told.push(disk.failed));
    await expect(disk.watch(Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await disk.watch(Promise.resolve('kept'))).toBe('kept');
    expect(told).toEqual([true, false]);
  });
});
