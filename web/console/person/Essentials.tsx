import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Answered } from '../shell/States';
import { viewSearch } from '../shell/view';
import { usePerson } from './queries';
import { Responsible } from './Responsible';
import { Statement } from './Statement';
import { MissingList, WhatNext } from './WhatNext';

/** The essentials of somebody, beside the list they were opened from. */
export function Essentials({ person }: { person: string }) {
  const { t } = useTranslation('person');
  const { search } = useLocation();
  const asked = usePerson(person);
  return (
    <Answered asked={asked}>
      {(view) => (
        <div className="essentials">
          <p>
            <strong className="name">{view.person.name ?? t('nameless')}</strong>{' '}
            <span className="quiet">{view.regionName}</span>
          </p>
          <Statement view={view} />
          <h3>{t('why')}</h3>
          {view.reasons.length === 0 ? (
            <p className="quiet">{t('reasons.none')}</p>
          ) : (
            <ul className="plain-list">
              {view.reasons.map((reason) => (
                <li key={`${reason.clause} ${reason.evidence.join()}`}>
                  {t(`shared:category.${reason.title}`)} <span className="quiet clause">{reason.clause}</span>
                </li>
              ))}
            </ul>
          )}
          <h3>{t('missing.title')}</h3>
          <MissingList missing={view.assessment.missing} />
          <h3>{t('next.title')}</h3>
          <WhatNext view={view} />
          <h3>{t('responsible.title')}</h3>
          <Responsible accountable={view.accountable} />
          <p>
            <Link to={`/people/${person}${viewSearch(search)}`}>{t('whole')}</Link>
          </p>
        </div>
      )}
    </Answered>
  );
}
