import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { usePlaceName } from '../shell/session';
import { shortTime } from '../shell/time';
import { changedSearch, viewSearch } from '../shell/view';
import type { InEffect } from './layers';
import { ReleasesLink } from './ReleasesLink';
import type { Adoption } from './types';

const FIRST = 5;

/** Which protocol people of the place stand under, since when and by whose decision. */
export function InEffectHere({ found: { here, next, inside } }: { found: InEffect }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  return (
    <section className="panel in-effect" aria-labelledby="in-effect">
      <h2 id="in-effect">{t('inEffect.title')}</h2>
      {here === null ? (
        <p>{t('inEffect.none')}</p>
      ) : (
        <>
          <p className="statement">
            <Link to={`/protocols/${here.protocol}${viewSearch(search)}`}>{here.protocol}</Link>{' '}
            <When adoption={here} />
          </p>
          <p>
            <AdoptedFor adoption={here} /> · <ReleasesLink adoption={here} />
          </p>
        </>
      )}
      {next !== null && (
        <p>
          {t('inEffect.next', { time: shortTime(next.effectiveFrom) })}{' '}
          <Link to={`/protocols/${next.protocol}${viewSearch(search)}`}>{next.protocol}</Link>
        </p>
      )}
      {inside.length > 0 && <Inside adoptions={inside} />}
    </section>
  );
}

function When({ adoption: { effectiveFrom, effectiveUntil } }: { adoption: Adoption }) {
  const { t } = useTranslation('protocols');
  return effectiveUntil === null
    ? t('inEffect.since', { from: shortTime(effectiveFrom) })
    : t('inEffect.sinceUntil', { from: shortTime(effectiveFrom), until: shortTime(effectiveUntil) });
}

function AdoptedFor({ adoption }: { adoption: Adoption }) {
  const { t } = useTranslation('protocols');
  return t('inEffect.for', { place: usePlaceName(adoption.region) });
}

/** Parts of the place that have a protocol of their own. */
function Inside({ adoptions }: { adoptions: Adoption[] }) {
  const { t } = useTranslation('protocols');
  const [all, showAll] = useState(false);
  return (
    <>
      <p>{t('inEffect.inside', { count: adoptions.length })}</p>
      <ul className="plain-list">
        {(all ? adoptions : adoptions.slice(0, FIRST)).map((adoption) => (
          <Part key={adoption.region} adoption={adoption} />
        ))}
      </ul>
      {adoptions.length > FIRST && (
        <button type="button" className="plain" aria-expanded={all} onClick={() => showAll(!all)}>
          {t(all ? 'inEffect.fewer' : 'inEffect.all', { count: adoptions.length })}
        </button>
      )}
    </>
  );
}

function Part({ adoption }: { adoption: Adoption }) {
  const { search } = useLocation();
  const place = usePlaceName(adoption.region);
  return (
    <li>
      <Link to={changedSearch(search, { region: adoption.region })}>{place}</Link>{' '}
      <Link to={`/protocols/${adoption.protocol}${viewSearch(search)}`}>{adoption.protocol}</Link>{' '}
      <span className="quiet">
        <When adoption={adoption} />
      </span>
    </li>
  );
}
