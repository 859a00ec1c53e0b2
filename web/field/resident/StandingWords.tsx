import { useTranslation } from 'react-i18next';
import { signOf } from '../shell/Code';
import { shortDay, shortTime } from '../shell/time';
import type { Standing } from './card';

/** My state in one sentence, why in three, until when, and what ends it. */
export function StandingWords({ standing }: { standing: Standing }) {
  const { t, i18n } = useTranslation('resident');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const { code, category, tier, until, reasons, missing, nextChangeAt } = standing;
  if (code === null) {
    return (
      <section className="standing">
        <p className="standing-word">– {t('shared:code.none')}</p>
        <p>{t('noProtocol')}</p>
      </section>
    );
  }
  const [reason] = reasons;
  const tierWords = tier === null ? '' : t(`shared:tier.${tier}`);
  return (
    <>
      <section className={`standing standing-${code.toLowerCase()}`}>
        <p className="standing-word">
          <span aria-hidden="true">{signOf(code)} </span>
          {t(`shared:code.${code}`)}
        </p>
        <p>
          <strong>
            {tier === null
              ? t(`state.${code}`)
              : until === null
                ? t('stateTier', { tier: tierWords })
                : t('stateTierUntil', { tier: tierWords, day: shortDay(until) })}
          </strong>
        </p>
      </section>
      {category !== 'NONE' && (
        <section>
          <h2>{t('why.title')}</h2>
          <p>{t('why.category', { category: t(`shared:category.${category}`) })}</p>
          {reason && (
            <p>
              {reason.source === null
                ? t('why.clauseAlone', { clause: reason.clause })
                : t('why.clause', { source: reason.source, clause: reason.clause })}
            </p>
          )}
          {reason && reason.evidence.length > 0 && (
            <p>
              {t('why.evidence', {
                evidence: list.format(
                  reason.evidence.slice(0, 3).map((one) => `${t(`shared:fact.${one.type}`)} ${shortDay(one.at)}`),
                ),
              })}
            </p>
          )}
        </section>
      )}
      {tier !== null && (
        <section>
          <h2>{t('ends.title')}</h2>
          {until !== null && <p>{t('ends.until', { day: until })}</p>}
          {missing.length > 0 ? (
            <p>
              {t('ends.missing', {
                missing: list.format(
                  missing.map(({ what, on }) => `${t(`ends.still.${what}`)}${on ? ` ${shortDay(on)}` : ''}`),
                ),
              })}
            </p>
          ) : (
            <p>{t('ends.nothing')}</p>
          )}
          {nextChangeAt !== null && <p>{t('ends.next', { time: shortTime(nextChangeAt) })}</p>}
        </section>
      )}
    </>
  );
}
