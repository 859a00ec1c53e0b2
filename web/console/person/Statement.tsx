import { useTranslation } from 'react-i18next';
import { Code } from '../shell/Code';
import { day, serverNow, shortDay } from '../shell/time';
import { useView } from '../shell/view';
import { segmentInForce, segmentsToCome } from './course';
import type { PersonView } from './types';

/** The day of the cut-off. */
export function useToday(): string {
  const { asOf } = useView();
  return day(asOf ?? serverNow().toISOString());
}

/** Where somebody stands, in one sentence. */
export function Statement({ view }: { view: PersonView }) {
  return (
    <p className="statement">
      <Code code={view.code} /> <span>{useSentence(view)}</span>
    </p>
  );
}

function useSentence({ assessment, care }: PersonView): string {
  const { t } = useTranslation('person');
  const today = useToday();
  const category = t(`shared:category.${assessment.category}`);
  const now = segmentInForce(assessment, today);
  const next = segmentsToCome(assessment, today)[0];
  if (now !== undefined) {
    const words = { category, tier: t(`shared:tier.${now.tier}`), until: shortDay(now.until) };
    const then =
      next === undefined
        ? t('statement.last')
        : t('statement.then', { tier: t(`shared:tier.${next.tier}`), until: shortDay(next.until) });
    return assessment.status === 'BLOCKED'
      ? t('statement.blocked', words)
      : t('statement.both', { now: t('statement.inForce', words), then });
  }
  if (next !== undefined) {
    return t('statement.toCome', { category, tier: t(`shared:tier.${next.tier}`), from: shortDay(next.from) });
  }
  if (assessment.status === 'RELEASED') {
    return t('statement.released');
  }
  if (assessment.category === 'NONE') {
    return t('statement.none');
  }
  return t('statement.other', { category, care: t(`shared:care.${care}`) });
}
