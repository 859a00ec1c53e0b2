import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { readScan } from '../checkpoint/scan';
import { cardIdOf, codeOf, makeCard, stepAt } from './card';

it('makes a card of 43 characters whose id is the beginning of its digest', async () => {
  const { card, cardId } = await makeCard('a', 'b');
  expect(card).toMatch(/^[\w-]{43}$/);
  const digest = createHash('sha256').update(Buffer.from(card, 'base64url')).digest();
  expect(cardId.replaceAll('-', '')).toBe(digest.subarray(0, 16).toString('hex'));
  expect(await cardIdOf(card)).toBe(cardId);
});

it('shows a code whose mac the server can compute from the digest it keeps', async () => {
  const made = await makeCard('a', 'b');
  const code = await codeOf(made, 55_031_234);
  const key = createHash('sha256').update(Buffer.from(made.card, 'base64url')).digest();
  const mac = createHmac('sha256', key).update(`${made.cardId}.55031234`).digest('hex').slice(0, 16);
  expect(code).toBe(`FK1.${made.cardId}.55031234.${mac}`);
  expect(readScan(code)).toMatchObject({ kind: 'CODE', card: made.cardId });
});

it('changes every 30 seconds', () => {
  expect(stepAt(59_999) - stepAt(29_999)).toBe(1);
});
