import type { TFunction } from 'i18next';
import { type Extent, extentOf, subjectOf } from './lint';
import type { Stricter } from './types';

type Words = TFunction<'protocols'>;

/** A county may define categories, diseases and kinds of zones of its own: what has no word is shown as it is written. */
function named(kind: string, id: string, t: Words): string {
  return t(`${kind}.${id}`, { defaultValue: id });
}

export function categoryName(id: string, t: Words): string {
  return named(id === 'lookback' || id === 'zones' ? 'block' : 'shared:category', id, t);
}

export function diseaseName(id: string, t: Words): string {
  return named('disease', id, t);
}

/** Whom a clause concerns, of what a protocol writes as `exposure CLOSE`. */
export function triggerName(trigger: string, t: Words): string {
  return t(`fires.${trigger.replace(' ', '.')}`, { defaultValue: trigger });
}

export function eventName(event: string, t: Words): string {
  return named('event', event, t);
}

/** Two negatives within three days, of what a protocol writes as `2/3`. */
export function ruleName(rule: string, t: Words): string {
  const [tests, days] = rule.split('/');
  return tests === undefined || days === undefined ? rule : t('segment.rule', { tests, days });
}

export function extentName(extent: Extent, t: Words): string {
  switch (extent.is) {
    case 'Nothing':
    case 'Unlimited':
      return t(`extent.${extent.is}`);
    case 'Flag':
      return t(extent.set ? 'extent.Flag.true' : 'extent.Flag.false');
    case 'Count':
      return t('extent.Count', { number: extent.count });
    case 'Days':
      return t('extent.Days', { count: extent.days });
    case 'Stay':
      return t('extent.Stay', { tier: t(`shared:tier.${extent.tier}`), count: extent.days });
    case 'Whole':
      return t('extent.Whole', { tier: t(`shared:tier.${extent.strictest}`), count: extent.days });
    case 'At':
      return t('extent.At', { tier: t(`shared:tier.${extent.tier}`) });
    case 'Shows':
      return t('extent.Shows', { code: t(`shared:code.${extent.code}`) });
    case 'As':
      return t('extent.As', { name: t([`shared:category.${extent.name}`, `zone.${extent.name}`], extent.name) });
  }
}

export interface FindingWords {
  kind: string;
  /** Whom or what it concerns; empty where it is the block as a whole. */
  who: string;
  what: string;
  base: string;
  overlay: string;
}

/** A finding in plain words. */
export function findingWords(finding: Stricter, t: Words): FindingWords {
  const subject = subjectOf(finding);
  const sides = {
    kind: t(`kind.${finding.kind}`, { defaultValue: finding.kind }),
    base: extentName(extentOf(finding.base, 'base'), t),
    overlay: extentName(extentOf(finding.overlay, 'overlay'), t),
  };
  switch (subject.of) {
    case 'trigger': {
      const tier = subject.tier === undefined ? '' : t(`shared:tier.${subject.tier}`);
      return { ...sides, who: triggerName(subject.trigger, t), what: t(`aspect.${subject.aspect}`, { tier }) };
    }
    case 'event':
      return { ...sides, who: eventName(subject.event, t), what: t(`aspect.${subject.aspect}`) };
    case 'zone':
      return { ...sides, who: named('zone', subject.zone, t), what: t(`aspect.${subject.aspect}`) };
    case 'block':
      return { ...sides, who: '', what: t(`aspect.${subject.aspect}`) };
  }
}
