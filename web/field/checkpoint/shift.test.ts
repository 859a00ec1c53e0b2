import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FieldDatabase } from '../outbox/database';
import { Outbox } from '../outbox/outbox';
import { Vault } from '../outbox/vault';
import type { Post } from './gate';
import { type Duty, keepShift, readShift, standingOf } from './shift';

const AT = '2022-04-24T02:00:00.000Z';
const ID = '018057a0-0000-7000-8000-000000000001';
const post: Post = { post: 'P1', name: 'East', kind: 'DETECTION', region: '41/15/26/108/', regionName: '' };
const problem = { code: 'FK-7002', title: '', detail: 'Somebody is on duty.' };
let owner = 0;
let outbox: Outbox;

beforeEach(async () => {
  const database = new FieldDatabase(`shift-${owner++}`);
  outbox = new Outbox(database, await Vault.open(database), () => Date.parse(AT));
  await outbox.keep([
    { type: 'shift', path: '/api/checkpoints/shifts', content: { id: ID }, about: [`shift:${ID}`] },
    { type: 'handOver', path: '/', content: {}, about: ['shift:another'] },
  ]);
  await keepShift({ outbox }, { id: ID, post, beganAt: AT });
});

describe('a shift', () => {
  it('is held from the tap on, before the server has heard of it', async () => {
    expect(await readShift(outbox)).toMatchObject({ shift: { id: ID }, refused: null });
  });

  it('is none when the server does not grant it, and says why', async () => {
    await outbox.refuse(new Map([[ID, problem]]));
    expect(await readShift(outbox)).toMatchObject({
      shift: null,
      refused: { shift: { id: ID }, detail: problem.detail },
    });
    await outbox.setAside(ID);
    expect(await readShift(outbox)).toEqual({ shift: null, refused: null });
  });

  it('is held again when it is sent again', async () => {
    await outbox.refuse(new Map([[ID, problem]]));
    await outbox.sendAgain(ID);
    expect((await readShift(outbox)).shift?.id).toBe(ID);
  });
});

describe('a post', () => {
  const duty: Duty = { current: { id: ID, holder: 'wang', beganAt: AT }, last: null };
  const nothing = () => false;

  it('is free when nobody is on duty, or when who was has handed over here', () => {
    expect(standingOf(null, 'wang', nothing)).toBe('FREE');
    expect(standingOf({ ...duty, current: null }, 'wang', nothing)).toBe('FREE');
    expect(standingOf(duty, 'wang', (id) => id === ID)).toBe('FREE');
  });

  it('is mine to go on with, or somebody else’s', () => {
    expect(standingOf(duty, 'wang', nothing)).toBe('MINE');
    expect(standingOf(duty, 'li', nothing)).toBe('HELD');
  });
});
