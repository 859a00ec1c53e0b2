import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type Resource, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { byCategory, type Extent, extentOf, KINDS, subjectOf } from './lint';
import type { Stricter } from './types';
import { findingWords } from './words';

const TEXTS = join(import.meta.dirname, '../../texts');
const LANGUAGES = readdirSync(TEXTS).filter((name) => !name.includes('.'));

/** What the rules of a protocol are written in: a kind or an extent that is new there has no words here yet. */
const FINDING = readFileSync(
  join(import.meta.dirname, '../../../assessment/src/main/java/fangkong/assessment/protocol/Finding.java'),
  'utf8',
);
const KINDS_THERE = [...FINDING.matchAll(/^ {4}([A-Z_]+)\((\d)\)/gm)].map(([, kind = '', rule]) => ({
  kind,
  rule: rule === '0' ? null : Number(rule),
}));
const EXTENTS_THERE = [...FINDING.matchAll(/^ {4}record (\w+)\(/gm)].map(([, name]) => name);

/** As each goes over the wire, and on which side where nothing else tells. */
const EXTENTS: Record<Extent['is'], { said: object; side: 'base' | 'overlay' }> = {
  Nothing: { said: {}, side: 'base' },
  Unlimited: { said: {}, side: 'overlay' },
  Flag: { said: { set: true }, side: 'overlay' },
  Count: { said: { count: 3 }, side: 'overlay' },
  Days: { said: { days: 14 }, side: 'overlay' },
  Stay: { said: { tier: 'CENTRAL_ISOLATION', days: 14 }, side: 'overlay' },
  Whole: { said: { strictest: 'HOME_ISOLATION', days: 10 }, side: 'overlay' },
  At: { said: { tier: 'HOME_ISOLATION' }, side: 'overlay' },
  Shows: { said: { code: 'YELLOW' }, side: 'overlay' },
  As: { said: { name: 'CLOSE_CONTACT' }, side: 'overlay' },
};

function finding(kind: string, category: string, what: string, overlay: object = {}, base: object = {}): Stricter {
  return { kind, category, what, base, overlay, rule: null, justification: null } as Stricter;
}

describe('what the lint says', () => {
  it('is of kinds and extents that have words here', () => {
    expect(KINDS_THERE.map(({ kind }) => kind)).toEqual([...KINDS]);
    expect(EXTENTS_THERE.toSorted()).toEqual(Object.keys(EXTENTS).toSorted());
  });

  it.each(Object.entries(EXTENTS))('is told apart by its fields: %s', (is, { said, side }) =>
    expect(extentOf(said, side).is).toBe(is),
  );

  it.each([
    [finding('LONGER', 'X', 'exposure CLOSE'), { of: 'trigger', trigger: 'exposure CLOSE', aspect: 'measure' }],
    [finding('WIDER', 'X', 'entry'), { of: 'trigger', trigger: 'entry', aspect: 'measure' }],
    [finding('WIDER', 'X', 'role_exit', { name: 'Y' }), { of: 'trigger', trigger: 'role_exit', aspect: 'category' }],
    [
      finding('WIDER', 'X', 'arrival HIGH history_days'),
      { of: 'trigger', trigger: 'arrival HIGH', aspect: 'history_days' },
    ],
    [
      finding('STRICTER_CODE', 'X', 'stay LOW HOME_MONITORING'),
      { of: 'trigger', trigger: 'stay LOW', aspect: 'colour', tier: 'HOME_MONITORING' },
    ],
    [finding('MORE_TESTS', 'X', 'entry environment'), { of: 'trigger', trigger: 'entry', aspect: 'environment' }],
    [finding('LOOKBACK_LONGER', 'lookback', 'onset'), { of: 'event', event: 'onset', aspect: 'before' }],
    [finding('LOOKBACK_LONGER', 'lookback', 'rash after'), { of: 'event', event: 'rash', aspect: 'after' }],
    [finding('LOOKBACK_LONGER', 'lookback', 'linger_h'), { of: 'block', aspect: 'linger_h' }],
    [finding('ZONE', 'zones', 'HIGH', { days: 9 }), { of: 'zone', zone: 'HIGH', aspect: 'down' }],
    [finding('ZONE', 'zones', 'LOCKDOWN', { name: 'LOCKDOWN' }), { of: 'zone', zone: 'LOCKDOWN', aspect: 'kind' }],
    [finding('ZONE', 'zones', 'lift last_contact_days'), { of: 'block', aspect: 'lift_contact' }],
  ])('is read: $kind of $what', (said, wanted) => expect(subjectOf(said)).toEqual(wanted));

  it('stands together by category, in the order it came', () => {
    const all = [finding('LONGER', 'A', 'entry'), finding('ZONE', 'zones', 'lift'), finding('WIDER', 'A', 'entry')];
    expect(byCategory(all).map(({ category, findings }) => `${category} ${findings.length}`)).toEqual([
      'A 2',
      'zones 1',
    ]);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  let t: TFunction<'protocols'>;

  beforeAll(async () => {
    const read = (file: string) => JSON.parse(readFileSync(join(TEXTS, language, `${file}.json`), 'utf8'));
    const words = i18next.createInstance();
    await words.init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { protocols: read('protocols'), shared: read('shared') } } as Resource,
      interpolation: { escapeValue: false },
    });
    t = words.getFixedT(language, 'protocols') as TFunction<'protocols'>;
  });

  const isWord = (word: string) => expect(word).toMatch(/^(?!.*(?:\{\{|undefined|[a-z]+\.[A-Za-z_]+|[A-Z]{3,})).+$/);

  describe.each([...KINDS])('%s', (kind) => {
    it.each(Object.entries(EXTENTS))('to %s is said in words', (_, { said, side }) => {
      const both = side === 'base' ? finding(kind, 'CLOSE_CONTACT', 'exposure CLOSE', { days: 1 }, said) : null;
      const {
        kind: how,
        who,
        what,
        base,
        overlay,
      } = findingWords(both ?? finding(kind, 'CLOSE_CONTACT', 'exposure CLOSE', said), t);
      for (const word of [how, who, what, base, overlay]) {
        isWord(word);
      }
    });
  });

  it.each([
    ...['arrival LOW', 'stay HIGH', 'entry', 'role_exit', 'arrival NONE', 'exposure COMPANION'].map((what) => [
      'category',
      what,
    ]),
    ...['history_days', 'susceptible_only', 'fallback', 'tests', 'release_link', 'environment', 'HOME_ISOLATION'].map(
      (aspect) => ['category', `stay MEDIUM ${aspect}`],
    ),
    ...['onset', 'sample', 'rash', 'onset after', 'from_onset', 'linger_h'].map((what) => ['lookback', what]),
    ...['LOCKDOWN', 'CONTROL', 'PRECAUTION', 'MEDIUM_AFTER_HIGH', 'lift', 'lift last_contact_days'].map((what) => [
      'zones',
      what,
    ]),
  ])('has words of %s for %s', (category = '', what = '') => {
    const kind = what.endsWith('HOME_ISOLATION') ? 'STRICTER_CODE' : 'WIDER';
    const { who, what: aspect } = findingWords(finding(kind, category, what, { days: 3 }), t);
    isWord(aspect);
    if (who !== '') {
      isWord(who);
    }
  });

  it('says each rule of the nine that a kind names', () => {
    for (const { rule } of KINDS_THERE) {
      if (rule !== null) {
        isWord(t(`rule.${rule}`));
      }
    }
  });
});
