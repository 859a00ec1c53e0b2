import type { TFunction } from 'i18next';
import { subjectOf } from './lint';
import type { Extent, Rule, Stricter } from './types';

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

/** Two negatives within three days, a day apart. */
export function ruleName({ tests, windowDays, minGapHours }: Rule, t: Words): string {
  const rule = t('segment.rule', { tests, days: windowDays });
  return minGapHours === 0 ? rule : `${rule}${t('segment.apart', { count: minGapHours })}`;
}

export function zoneName(id: string, t: Words): string {
  return named('zone', id, t);
}

export function extentName({ is, set, count, days, tier, code, name }: Extent, t: Words): string {
  const measure = () => t(`shared:tier.${tier}`);
  switch (is) {
    case 'NOTHING':
    case 'UNLIMITED':
      return t(`extent.${is}`);
    case 'FLAG':
      return t(set === true ? 'extent.FLAG.true' : 'extent.FLAG.false');
    case 'COUNT':
      return t('extent.COUNT', { number: count });
    case 'DAYS':
      return t('extent.DAYS', { count: days ?? 0 });
    case 'STAY':
    case 'WHOLE':
      return t(`extent.${is}`, { tier: measure(), count: days ?? 0 });
    case 'AT':
      return t('extent.AT', { tier: measure() });
    case 'SHOWS':
      return t('extent.SHOWS', { code: t(`shared:code.${code}`) });
    case 'AS':
      return t('extent.AS', { name: t([`shared:category.${name}`, `zone.${name}`], name ?? '') });
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
    base: extentName(finding.base, t),
    overlay: extentName(finding.overlay, t),
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
