import { expect, it } from 'vitest';
import { ONE_TAP_MILLIS, once } from './once';

let time = 0;

it('does what a double tap asks once, and again when it is asked later', async () => {
  const guard = once(() => time);
  let done = 0;
  const tap = () => guard(async () => done++);
  await Promise.all([tap(), tap()]);
  time += ONE_TAP_MILLIS - 1;
  await tap();
  expect(done).toBe(1);
  time += 1;
  await tap();
  expect(done).toBe(2);
});

it('does nothing beside what takes long, and goes on after what failed', async () => {
  const guard = once(() => time);
  time += ONE_TAP_MILLIS;
  let fail = (_: Error) => {};
  const slow = guard(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  time += 10 * ONE_TAP_MILLIS;
  let done = 0;
  await guard(async () => done++);
  expect(done).toBe(0);
  fail(new Error('the disk is full'));
  await expect(slow).rejects.toThrow('the disk is full');
  await guard(async () => done++);
  expect(done).toBe(1);
});
