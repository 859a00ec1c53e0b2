import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Answered, Empty } from '../shell/States';
import { useRight } from '../shell/session';
import { changedSearch, viewSearch } from '../shell/view';
import { Blocks } from './Blocks';
import { ClauseCard } from './ClauseCard';
import { Page } from './Page';
import { useProtocol } from './queries';
import { Span } from './Span';
import { StricterList } from './StricterList';
import type { Protocol } from './types';
import { diseaseName } from './words';

/** What a protocol says: whom it concerns, from when, how long, on whose word. */
export function Component() {
  const { t } = useTranslation('protocols');
  const { protocol = '' } = useParams();
  const asked = useProtocol(protocol);
  return (
    <Page title={protocol}>
      {asked.data === undefined && <h1>{protocol}</h1>}
      <Answered asked={asked}>
        {(found) => (
          <>
            <Head protocol={found} />
            <Stricter protocol={found} />
            <section aria-labelledby="clauses">
              <h2 id="clauses">{t('clause.title', { count: found.clauses.length })}</h2>
              {found.clauses.length === 0 ? (
                <Empty>{t('clause.none')}</Empty>
              ) : (
                <ol className="clauses">
                  {found.clauses.map((clause) => (
                    <li key={clause.category}>
                      <ClauseCard clause={clause} of={found.shipped.id} />
                    </li>
                  ))}
                </ol>
              )}
            </section>
            <Blocks protocol={found} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Head({ protocol: { shipped, signed, changes } }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const mayPropose = useRight('ADOPT_PROTOCOL');
  const view = viewSearch(search);
  return (
    <header className="protocol-head">
      <h1>{shipped.id}</h1>
      <p>
        {diseaseName(shipped.disease, t)} · <Span from={shipped.from} until={shipped.until} />
        {shipped.base !== null && (
          <>
            {' · '}
            {t('read.over')} <Link to={`/protocols/${shipped.base}${view}`}>{shipped.base}</Link>
          </>
        )}
      </p>
      <p className="quiet">
        {signed === null
          ? t('read.unsigned')
          : t('read.signed', { office: signed.office, name: signed.name, day: signed.on })}
      </p>
      {changes !== '' && (
        <p>
          <strong>{t('read.changes')}</strong> {changes}
        </p>
      )}
      <p className="acts">
        <Link to={`/protocols/compare${changedSearch(view, { second: shipped.id })}`}>{t('read.compare')}</Link>
        {mayPropose && (
          <Link to={`/protocols/proposals${changedSearch(view, { propose: shipped.id })}`}>{t('read.propose')}</Link>
        )}
      </p>
    </header>
  );
}

function Stricter({ protocol: { shipped, stricter } }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  const { base } = shipped;
  return base === null ? null : (
    <section className="panel" aria-labelledby="stricter">
      <h2 id="stricter">{t('stricter.title', { base })}</h2>
      {stricter.length === 0 ? <p>{t('stricter.none', { base })}</p> : <StricterList stricter={stricter} />}
    </section>
  );
}
