import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type Resource, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { byCategory, KINDS, subjectOf } from './lint';
import type { Extent, Stricter } from './types';
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
const EXTENTS_THERE = [...FINDING.matchAll(/^ {4}record (\w+)\(/gm)].map(([, name = '']) => name.toUpperCase());

const NOTHING: Extent = { is: 'NOTHING', set: null, count: null, days: null, tier: null, code: null, name: null };

/** As each goes over the wire. */
const EXTENTS: Record<Extent['is'], Extent> = {
  NOTHING,
  UNLIMITED: { ...NOTHING, is: 'UNLIMITED' },
  FLAG: { ...NOTHING, is: 'FLAG', set: true },
  COUNT: { ...NOTHING, is: 'COUNT', count: 3 },
  DAYS: { ...NOTHING, is: 'DAYS', days: 14 },
  STAY: { ...NOTHING, is: 'STAY', tier: 'CENTRAL_ISOLATION', days: 14 },
  WHOLE: { ...NOTHING, is: 'WHOLE', tier: 'HOME_ISOLATION', days: 10 },
  AT: { ...NOTHING, is: 'AT', tier: 'HOME_ISOLATION' },
  SHOWS: { ...NOTHING, is: 'SHOWS', code: 'YELLOW' },
  AS: { ...NOTHING, is: 'AS', name: 'CLOSE_CONTACT' },
};

function as(name: string): Extent {
  return { ...EXTENTS.AS, name };
}

function finding(kind: string, category: string, what: string, overlay = NOTHING, base = NOTHING): Stricter {
  return { kind, category, what, base, overlay, rule: null, justification: null };
}

describe('what the lint says', () => {
  it('is of kinds and extents that have words here', () => {
    expect(KINDS_THERE.map(({ kind }) => kind)).toEqual([...KINDS]);
    expect(EXTENTS_THERE.toSorted()).toEqual(Object.keys(EXTENTS).toSorted());
  });

  it.each([
    [finding('LONGER', 'X', 'exposure CLOSE'), { of: 'trigger', trigger: 'exposure CLOSE', aspect: 'measure' }],
    [finding('WIDER', 'X', 'entry'), { of: 'trigger', trigger: 'entry', aspect: 'measure' }],
    [finding('WIDER', 'X', 'role_exit', as('Y')), { of: 'trigger', trigger: 'role_exit', aspect: 'category' }],
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
    [finding('ZONE', 'zones', 'HIGH', EXTENTS.DAYS), { of: 'zone', zone: 'HIGH', aspect: 'down' }],
    [finding('ZONE', 'zones', 'LOCKDOWN', as('LOCKDOWN')), { of: 'zone', zone: 'LOCKDOWN', aspect: 'kind' }],
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
    it.each(Object.entries(EXTENTS))('to %s is said in words', (_, extent) => {
      const said = finding(kind, 'CLOSE_CONTACT', 'exposure CLOSE', extent, extent);
      const { kind: how, who, what, base, overlay } = findingWords(said, t);
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
    const { who, what: aspect } = findingWords(finding(kind, category, what, EXTENTS.DAYS), t);
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
