import type { Desk } from '../outbox/desk';
import type { Identity, LookUp, Passer } from './gate';
import { lookUp } from './lookup';

type Recognised = { kind: 'SEEN'; passer: Passer } | { kind: 'REFUSED'; detail: string };

/** Who stands at a post, as the server says, or as far as this device knows. */
export async function recognise(desk: Desk, post: string, identity: Identity): Promise<Recognised> {
  const answer = await lookUp(post, identity);
  switch (answer.kind) {
    case 'REFUSED':
      return answer;
    case 'NONE': {
      const person = await cardPerson(desk, identity, null);
      return { kind: 'SEEN', passer: { identity, looked: null, unasked: answer.unasked, person } };
    }
    case 'ANSWER': {
      const { looked } = answer;
      const person = await cardPerson(desk, identity, looked);
      return { kind: 'SEEN', passer: { identity, looked, unasked: null, person } };
    }
  }
}

/** Whose a card is that was looked up on this device before; remembered for when there is no network. */
async function cardPerson(desk: Desk, identity: Identity, looked: LookUp | null): Promise<string | null> {
  if (identity.kind !== 'CODE') {
    return null;
  }
  const key = `card:${identity.card}`;
  if (looked?.person) {
    await desk.outbox.keepAnswer(key, looked.person);
  }
  return (await desk.outbox.answer<string>(key))?.value ?? null;
}
