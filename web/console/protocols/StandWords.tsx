import { useTranslation } from 'react-i18next';
import { Code } from '../shell/Code';
import { shortDay } from '../shell/time';
import type { Stand } from './types';
import { categoryName } from './words';

/** How somebody stands: category, measure and its last day, code, and the clauses that fired. */
export function StandWords({ stand }: { stand: Stand }) {
  const { t } = useTranslation('protocols');
  return (
    <>
      {[
        categoryName(stand.category, t),
        stand.tier === null ? t('stand.noMeasure') : t(`shared:tier.${stand.tier}`),
        ...(stand.until === null ? [] : [t('stand.until', { day: shortDay(stand.until) })]),
      ].join(' · ')}{' '}
      <Code code={stand.protocol === 'NONE' ? null : stand.code} />
      {stand.clauses.length > 0 && <span className="quiet clause"> {stand.clauses.join(', ')}</span>}
    </>
  );
}
