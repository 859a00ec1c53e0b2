import { describe, expect, it } from 'vitest';
import { type Draft, isWhole, rulingOf } from './draft';

const DRAFT: Draft = {
  id: '01820000-0000-7000-8000-000000000001',
  kind: 'RELEASE',
  category: 'CLOSE_CONTACT',
  excludes: ['e1'],
  until: '2022-07-09',
  reason: ' 复核 ',
};

const LACKING: Partial<Draft>[] = [
  { reason: '  ' },
  { until: '' },
  { kind: 'CATEGORY', category: '' },
  { kind: 'EXCLUDE', excludes: [] },
];

describe('a ruling that is written', () => {
  it('is in force to the end of its last day', () => {
    expect(rulingOf(DRAFT, 'p')?.until).toBe('2022-07-09T15:59:00.000Z');
  });

  it('says one decision alone, whatever else was filled in before', () => {
    expect(rulingOf(DRAFT, 'p')).toMatchObject({ category: 'NONE', reason: '复核' });
    expect(rulingOf({ ...DRAFT, kind: 'CATEGORY' }, 'p')).toMatchObject({ category: 'CLOSE_CONTACT' });
    const excluding = rulingOf({ ...DRAFT, kind: 'EXCLUDE' }, 'p');
    expect(excluding).toMatchObject({ excludes: ['e1'] });
    expect(excluding).not.toHaveProperty('category');
  });

  it('is not whole without a reason, a last day and what it decides', () => {
    expect(isWhole(DRAFT, 'p')).toBe(true);
    for (const lacking of LACKING) {
      expect(isWhole({ ...DRAFT, ...lacking }, 'p')).toBe(false);
    }
  });
});
