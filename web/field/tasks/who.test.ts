import { describe, expect, it } from 'vitest';
import { personOf, personSaid } from './who';

const NUMBER = '99000019900101001';
const idNumber = [...'0123456789X'].map((last) => NUMBER + last).find((one) => personSaid(one) !== null) ?? '';

describe('somebody who is not listed', () => {
  it('is named by an identity number alone: a child has no phone', () => {
    expect(personSaid(` ${idNumber.slice(0, 6)} ${idNumber.slice(6).toLowerCase()} `)).toEqual({
      person: { idNumber },
      name: `…${idNumber.slice(-4)}`,
    });
  });

  it('is named by a name and a phone, however they are parted', () => {
    const person = { name: '张三', phone: '19900000001' };
    for (const said of ['张三 19900000001', '张三，19900000001', '张三19900000001', ' 张三 +86 199 0000 0001 ']) {
      expect(personSaid(said)?.person).toEqual(person);
    }
    expect(personSaid('Anna Lee 0371-66666666')?.person).toEqual({ name: 'Anna Lee', phone: '037166666666' });
  });

  it('is not named by a name alone, a phone alone, or a number with a slip', () => {
    const last = idNumber.slice(-1) === '1' ? '2' : '1';
    for (const said of ['', '张三', '19900000001', '张三 1990000', idNumber.slice(0, 17) + last]) {
      expect(personSaid(said)).toBeNull();
    }
  });

  it('is asked for only when nobody of the household is meant', () => {
    const household = {
      region: '',
      name: '',
      lastVisit: null,
      people: [{ person: 'p', name: 'parent', category: 'NONE' as const, code: null, until: null }],
    };
    expect(personOf({ member: 'p', said: '张三 19900000001' }, household)).toEqual({ person: 'p', name: 'parent' });
    expect(personOf({ member: 'OTHER', said: '张三 19900000001' }, household)?.name).toBe('张三');
  });
});
