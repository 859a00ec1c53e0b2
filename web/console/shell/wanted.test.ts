import { expect, it } from 'vitest';
import { readWanted } from './wanted';

it('reads an identity number, full width and spaced as well', () => {
  expect(readWanted(' 990000 19900101 123x ')).toEqual({ idNumber: '99000019900101123X' });
  expect(readWanted('990000199001011234')).toEqual({ idNumber: '990000199001011234' });
});

it('reads a name and a phone in either order', () => {
  const wanted = { name: '张伟', phone: '13800001234' };
  expect(readWanted('张伟 13800001234')).toEqual(wanted);
  expect(readWanted('13800001234,张伟')).toEqual(wanted);
  expect(readWanted('张伟 138 0000 1234')).toEqual(wanted);
  expect(readWanted('张伟 +86 138-0000-1234')).toEqual(wanted);
});

it('does not look for less than that', () => {
  expect(readWanted('张伟')).toBeNull();
  expect(readWanted('13800001234')).toBeNull();
  expect(readWanted('99000019900101')).toBeNull();
  expect(readWanted('')).toBeNull();
});
