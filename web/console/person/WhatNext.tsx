import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { shortDay, shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { segmentInForce, segmentsToCome } from './course';
import { useToday } from './Statement';
import type { Missing, PersonView } from './types';

/** What is missing before somebody can be released. */
export function MissingList({ missing }: { missing: Missing[] }) {
  const { t } = useTranslation('person');
  const { search } = useLocation();
  if (missing.length === 0) {
    return <p className="quiet">{t('missing.none')}</p>;
  }
  return (
    <ul className="plain-list">
      {missing.map((each) => (
        <li key={`${each.what} ${each.on ?? each.person ?? ''}`}>
          <strong>{t(`shared:missing.${each.what}`)}</strong> {each.on !== undefined && shortDay(each.on)}
          {each.person !== undefined && (
            <Link to={`/people/${each.person}${viewSearch(search)}`}>{t('missing.linked')}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What comes next, and when it ends. */
export function WhatNext({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  const today = useToday();
  const now = segmentInForce(view.assessment, today);
  const toCome = segmentsToCome(view.assessment, today);
  const steps = now === undefined ? toCome : [now, ...toCome];
  const last = steps.at(-1);
  return (
    <>
      {last === undefined ? (
        <p className="quiet">{t('next.nothing')}</p>
      ) : (
        <ol className="plain-list">
          {steps.map((step) => (
            <li key={`${step.tier} ${step.from}`}>
              <strong>{t(`shared:tier.${step.tier}`)}</strong> {shortDay(step.from)} – {shortDay(step.until)}
              {step === now && <span className="quiet"> · {t('next.now')}</span>}
              {step.rule !== undefined && <span className="quiet"> · {t('next.rule', { rule: step.rule })}</span>}
            </li>
          ))}
          <li>{t('next.ends', { day: shortDay(last.until) })}</li>
        </ol>
      )}
      {view.nextChangeAt !== null && (
        <p className="quiet">{t('next.change', { time: shortTime(view.nextChangeAt) })}</p>
      )}
    </>
  );
}
