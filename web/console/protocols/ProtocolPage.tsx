import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Answered, Empty } from '../shell/States';
import { useRight } from '../shell/session';
import { changedSearch, viewSearch } from '../shell/view';
import { ClauseCard } from './ClauseCard';
import { Page } from './Page';
import { useProtocol } from './queries';
import { Span } from './Span';
import { StricterList } from './StricterList';
import type { Protocol } from './types';
import { categoryName, diseaseName, eventName } from './words';

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

/** What is no clause: when a case exposes others, and which categories end. */
function Blocks({ protocol: { lookback, lookbackSource, retires } }: { protocol: Protocol }) {
  const { t } = useTranslation('protocols');
  return (
    <div className="blocks">
      <section className="panel" aria-labelledby="lookback">
        <h2 id="lookback">{t('lookback.title')}</h2>
        {lookback.length === 0 ? (
          <p className="quiet">{t('lookback.none')}</p>
        ) : (
          <ul className="plain-list">
            {lookback.map(({ event, firstDay, lastDay }) => (
              <li key={event}>
                {eventName(event, t)}
                {t('lookback.colon')}
                {dayWords(firstDay, t)} – {lastDay === null ? t('lookback.isolation') : dayWords(lastDay, t)}
              </li>
            ))}
          </ul>
        )}
        {lookbackSource !== null && <p className="source quiet">{lookbackSource}</p>}
      </section>
      <section className="panel" aria-labelledby="retires">
        <h2 id="retires">{t('retires.title')}</h2>
        {retires.length === 0 ? (
          <p className="quiet">{t('retires.none')}</p>
        ) : (
          <>
            <ul className="plain-list">
              {retires.map((category) => (
                <li key={category}>
                  {categoryName(category, t)} <span className="quiet clause">{category}</span>
                </li>
              ))}
            </ul>
            <p className="quiet note">{t('retires.note')}</p>
          </>
        )}
      </section>
    </div>
  );
}

function dayWords(day: number, t: TFunction<'protocols'>): string {
  if (day === 0) {
    return t('lookback.same');
  }
  return day < 0 ? t('lookback.before', { count: -day }) : t('lookback.after', { count: day });
}
