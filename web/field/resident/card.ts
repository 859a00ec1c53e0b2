import type { Schemas } from '../../api/schemas';
import type { Desk } from '../outbox/desk';

/** A card made on this device: 256 bits nobody else knows, for one person of the family. */
export interface Card {
  card: string;
  cardId: string;
  name: string;
  phone: string;
  /** As it was first said; a card belongs to whoever was named with it, number and all. */
  idNumber?: string;
}

/** No code is told where no protocol is in effect. */
export type Standing = Omit<Schemas['MineOwnStanding'], 'code'> & { code: string | null };
export type Mine = Omit<Schemas['Mine'], 'standing'> & { standing: Standing | null };
export type Declared = Schemas['MineAnnounced'];

const BYTES = 32;
const STEP_MILLIS = 30_000;
const MAC_CHARACTERS = 16;
const CARDS = 'cards';

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function decoded(card: string): Uint8Array<ArrayBuffer> {
  const binary = atob(card.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Whether the browser can compute codes here: it does so for pages that came by https. */
export function canCompute(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

async function digest(card: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', decoded(card)));
}

/** The id of a card: the first 16 bytes of its SHA-256, written as a UUID. */
export async function cardIdOf(card: string): Promise<string> {
  const text = hex((await digest(card)).subarray(0, 16));
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

export async function makeCard(holder: Pick<Card, 'name' | 'phone' | 'idNumber'>): Promise<Card> {
  const card = base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
  return { card, cardId: await cardIdOf(card), ...holder };
}

/** Who a card says its holder is, in every declaration alike. */
export function declarationOf({ card, name, phone, idNumber }: Card) {
  return { card, name, phone, ...(idNumber === undefined ? {} : { idNumber }) };
}

export const stepAt = (millis: number) => Math.floor(millis / STEP_MILLIS);

/** What the card shows during a step of 30 seconds: worthless soon after. */
export async function codeOf({ card, cardId }: Pick<Card, 'card' | 'cardId'>, step: number): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', await digest(card), hmac, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${cardId}.${step}`));
  return `FK1.${cardId}.${step}.${hex(new Uint8Array(mac)).slice(0, MAC_CHARACTERS)}`;
}

export async function listCards(desk: Pick<Desk, 'outbox'>): Promise<Card[]> {
  return (await desk.outbox.answer<Card[]>(CARDS))?.value ?? [];
}

export async function keepCard(desk: Pick<Desk, 'outbox'>, card: Card) {
  const others = (await listCards(desk)).filter((one) => one.cardId !== card.cardId);
  await desk.outbox.keepAnswer(CARDS, [...others, card]);
}

const MINE = 'mine:';
const ABOUT = 'card:';
export const mineKey = (cardId: string) => MINE + cardId;
export const aboutCard = (cardId: string) => ABOUT + cardId;

/** Takes a card from the device with what it was told and what it has sent; what is not sent yet is sent first. */
export async function forgetCard({ outbox }: Pick<Desk, 'outbox'>, cardId: string) {
  await outbox.keepAnswer(
    CARDS,
    (await listCards({ outbox })).filter((one) => one.cardId !== cardId),
  );
  await forgetWhatWasOf({ outbox }, cardId);
}

/** What was sent or told after its card had been removed goes when the pages are opened again. */
export async function forgetRemoved({ outbox }: Pick<Desk, 'outbox'>) {
  const { answers, entries } = outbox.database;
  const told = await answers.where('key').startsWith(MINE).primaryKeys();
  const said = await entries.where('about').startsWith(ABOUT).toArray();
  const cards = [
    ...told.map((key) => key.slice(MINE.length)),
    ...said.flatMap(({ about }) => about.map((key) => key.slice(ABOUT.length))),
  ];
  const here = new Set((await listCards({ outbox })).map((card) => card.cardId));
  for (const cardId of new Set(cards.filter((one) => !here.has(one)))) {
    await forgetWhatWasOf({ outbox }, cardId);
  }
}

async function forgetWhatWasOf({ outbox }: Pick<Desk, 'outbox'>, cardId: string) {
  await outbox.forgetAnswer(mineKey(cardId));
  await outbox.forget(aboutCard(cardId));
}
