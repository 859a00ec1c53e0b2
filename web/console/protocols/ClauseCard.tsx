import { useTranslation } from 'react-i18next';
import { Code } from '../shell/Code';
import { Course } from './Course';
import type { Clause, Segment } from './types';
import { categoryName, ruleName, triggerName } from './words';

/** One clause: whom it concerns, from which date, what it asks for, and on whose word. */
export function ClauseCard({ clause, of }: { clause: Clause; of: string }) {
  const { t } = useTranslation('protocols');
  const name = categoryName(clause.category, t);
  const { transferWithinHours, positiveCtBelow } = clause;
  const limits = [
    ...(clause.susceptibleOnly ? [t('clause.susceptible')] : []),
    ...(transferWithinHours === null ? [] : [t('clause.transfer', { count: transferWithinHours })]),
    ...(positiveCtBelow === null ? [] : [t('clause.ct', { ct: positiveCtBelow })]),
  ];
  return (
    <article className="panel clause-card" aria-label={name}>
      <h3>
        {name} <span className="quiet clause">{clause.category}</span>
        {clause.layer !== of && <span className="quiet clause"> · {t('clause.from', { layer: clause.layer })}</span>}
      </h3>
      <dl className="facts">
        <div>
          <dt>{t('clause.fires')}</dt>
          {clause.fires.map((trigger) => (
            <dd key={trigger}>{triggerName(trigger, t)}</dd>
          ))}
          {clause.historyDays !== null && <dd>{t('clause.history', { count: clause.historyDays })}</dd>}
        </div>
        <div>
          <dt>{t('clause.anchor')}</dt>
          <dd>
            {clause.anchors.map((anchor) => t(`anchor.${anchor}`)).join(t('clause.or'))}
            {clause.anchors.length > 1 && t('clause.latest')}
          </dd>
        </div>
        {limits.length > 0 && (
          <div>
            <dt>{t('clause.limits')}</dt>
            {limits.map((limit) => (
              <dd key={limit}>{limit}</dd>
            ))}
          </div>
        )}
        {clause.linkFirstTests > 0 && (
          <div>
            <dt>{t('clause.link')}</dt>
            <dd>{t('clause.linkTests', { count: clause.linkFirstTests })}</dd>
          </div>
        )}
      </dl>
      <Course segments={clause.segments} />
      <ol className="segments">
        {clause.segments.map((segment, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place in the course
          <li key={at}>
            <SegmentWords segment={segment} />
          </li>
        ))}
      </ol>
      <p className="source">
        {clause.source} <span className="quiet">· {t(`shared:confidence.${clause.conf}`)}</span>
      </p>
    </article>
  );
}

function SegmentWords({ segment }: { segment: Segment }) {
  const { t } = useTranslation('protocols');
  const { tests, rule } = segment;
  const tested =
    rule !== null
      ? ruleName(rule, t)
      : tests.length === 0
        ? t('segment.noTests')
        : t('segment.tests', { days: tests.join(t('segment.comma')), count: tests.length });
  return (
    <>
      <strong>{t('segment.days', { tier: t(`shared:tier.${segment.tier}`), count: segment.days })}</strong>{' '}
      <Code code={segment.code} />{' '}
      <span>
        {[
          tested,
          ...(segment.temperaturePerDay === 0 ? [] : [t('segment.temperature', { count: segment.temperaturePerDay })]),
          ...(segment.environment ? [t('segment.environment')] : []),
          ...(segment.fallback === null ? [] : [t('segment.fallback', { tier: t(`shared:tier.${segment.fallback}`) })]),
        ].join(' · ')}
      </span>
      {rule !== null && (
        <span className="quiet">
          {' '}
          {t('segment.ruleSource', { source: rule.source, conf: t(`shared:confidence.${rule.conf}`) })}
        </span>
      )}
    </>
  );
}
