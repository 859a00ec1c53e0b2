import { createHash, createHmac } from 'node:crypto';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readScan } from '../checkpoint/scan';
import { FieldDatabase } from '../outbox/database';
import { Outbox } from '../outbox/outbox';
import { Vault } from '../outbox/vault';
import {
  aboutCard,
  cardIdOf,
  codeOf,
  declarationOf,
  forgetCard,
  forgetRemoved,
  keepCard,
  listCards,
  makeCard,
  mineKey,
  stepAt,
} from './card';

it('makes a card of 43 characters whose id is the beginning of its digest', async () => {
  const { card, cardId } = await makeCard({ name: 'a', phone: 'b' });
  expect(card).toMatch(/^[\w-]{43}$/);
  const digest = createHash('sha256').update(Buffer.from(card, 'base64url')).digest();
  expect(cardId.replaceAll('-', '')).toBe(digest.subarray(0, 16).toString('hex'));
  expect(await cardIdOf(card)).toBe(cardId);
});

it('shows a code whose mac the server can compute from the digest it keeps', async () => {
  const made = await makeCard({ name: 'a', phone: 'b' });
  const code = await codeOf(made, 55_031_234);
  const key = createHash('sha256').update(Buffer.from(made.card, 'base64url')).digest();
  const mac = createHmac('sha256', key).update(`${made.cardId}.55031234`).digest('hex').slice(0, 16);
  expect(code).toBe(`FK1.${made.cardId}.55031234.${mac}`);
  expect(readScan(code)).toMatchObject({ kind: 'CODE', card: made.cardId });
});

it('changes every 30 seconds', () => {
  expect(stepAt(59_999) - stepAt(29_999)).toBe(1);
});

it('says who its holder is in the same words each time', async () => {
  const holder = { name: 'a', phone: 'b', idNumber: '990000199001010018' };
  const made = await makeCard(holder);
  expect(declarationOf(made)).toEqual({ card: made.card, ...holder });
  expect(declarationOf(await makeCard({ name: 'a', phone: 'b' }))).not.toHaveProperty('idNumber');
});

it('leaves the device with what it was told and what it has sent', async () => {
  const database = new FieldDatabase('card');
  const outbox = new Outbox(database, await Vault.open(database), () => 0);
  const [mine, other] = [await makeCard({ name: 'a', phone: 'b' }), await makeCard({ name: 'c', phone: 'd' })];
  const declared = (cardId: string) => ({ type: 'declaration', content: {}, about: [aboutCard(cardId)] });
  for (const card of [mine, other]) {
    await keepCard({ outbox }, card);
    await outbox.keepAnswer(mineKey(card.cardId), {});
  }
  const [sent = '', kept = '', others = ''] = await outbox.keep(
    [mine, mine, other].map((card) => declared(card.cardId)),
  );
  await outbox.acknowledge([sent, others]);

  await forgetCard({ outbox }, mine.cardId);
  expect(await listCards({ outbox })).toEqual([other]);
  expect(await outbox.answer(mineKey(mine.cardId))).toBeNull();
  expect(await outbox.answer(mineKey(other.cardId))).not.toBeNull();
  const entries = async () => (await database.entries.toArray()).map((entry) => entry.id);
  expect(await entries()).toEqual([kept, others]);

  await outbox.acknowledge([kept]);
  await outbox.keepAnswer(mineKey(mine.cardId), {});
  await forgetRemoved({ outbox });
  expect(await outbox.answer(mineKey(mine.cardId))).toBeNull();
  expect(await entries()).toEqual([others]);
});
