import { expect, it } from 'vitest';
import { nonceStyles } from './styleNonce';

/** As much of a page as is asked for. */
function page(nonce: string | null) {
  return {
    querySelector: () => (nonce === null ? null : { nonce }),
    createElement: (name: string) => ({ tagName: name.toUpperCase(), nonce: '' }),
  } as unknown as Document;
}

it('gives what scripts make as a style the nonce of the page, and nothing else', () => {
  const made = page('abc');
  nonceStyles(made);
  expect(made.createElement('style').nonce).toBe('abc');
  expect(made.createElement('script').nonce).toBe('');
  expect(made.createElement('div').nonce).toBe('');
});

it('does without one where the server gave none', () => {
  const made = page(null);
  nonceStyles(made);
  expect(made.createElement('style').nonce).toBe('');
});
