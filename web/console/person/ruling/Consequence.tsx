import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/schemas';
import { Refusal } from '../../parts/Refusal';
import { Code } from '../../shell/Code';
import { shortDay } from '../../shell/time';
import { type NewRuling, useConsequence } from './queries';

/** What a ruling changes, before anybody answers for it. */
export function Consequence({ ruling }: { ruling: NewRuling | null }) {
  const { t } = useTranslation('ruling');
  const asked = useConsequence(ruling);
  if (ruling === null) {
    return null;
  }
  return (
    <div className="consequence" role="status">
      {asked.data !== undefined && (
        <>
          <p>
            {t('consequence.now')} <Stands stands={asked.data.now} />
          </p>
          <p>
            {t('consequence.then')} <Stands stands={asked.data.then} />
          </p>
        </>
      )}
      <Refusal error={asked.error} />
    </div>
  );
}

function Stands({ stands }: { stands: Schemas['RulingsStands'] }) {
  const { t } = useTranslation('ruling');
  const { category, code, tier, until } = stands;
  return (
    <>
      <Code code={code} />{' '}
      {tier === null
        ? t('consequence.category', { category: t(`shared:category.${category}`) })
        : t('consequence.tier', {
            category: t(`shared:category.${category}`),
            tier: t(`shared:tier.${tier}`),
            until: until === null ? '' : shortDay(until),
          })}
    </>
  );
}
