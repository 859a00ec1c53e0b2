import { describe, expect, it } from 'vitest';
import { RequestIds } from './requestIds';

describe('ids', () => {
  const body = {
    protocol: 'NINTH',
    region: '41/',
    effectiveFrom: '2022-06-28T00:00:00Z',
    effectiveUntil: null,
    justification: null,
  };
  const AT = Date.parse('2022-06-27T08:00:00Z');

  it('are the same for the same words, however often they are sent, and of the time of the server', () => {
    const given = new RequestIds();
    const { id } = given.of(body, AT);
    expect(given.of({ ...body }, AT + 5_000).id).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(AT);
  });

  it('are others for other words, and for the same after one was taken', () => {
    const given = new RequestIds();
    const first = given.of(body, AT).id;
    const other = given.of({ ...body, justification: 'two chains in April' }, AT).id;
    given.forget();
    const again = given.of({ ...body, justification: 'two chains in April' }, AT).id;
    expect(new Set([first, other, again]).size).toBe(3);
  });
});
