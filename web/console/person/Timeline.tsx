import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Switch } from '../shell/Choose';
import { Empty } from '../shell/States';
import { fullTime, shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { factParts } from './factParts';
import type { Fact, PersonView } from './types';

/** What is said of somebody, newest first: when it happened, when it was known, through whom. */
export function Timeline({ view }: { view: PersonView }) {
  const { t } = useTranslation('person');
  const { hash } = useLocation();
  const [shown, setShown] = useState<'all' | 'evidence'>('all');
  const evidence = new Set(view.reasons.flatMap((reason) => reason.evidence));
  const facts = view.facts
    .filter((fact) => shown === 'all' || evidence.has(fact.id) || hash === `#fact-${fact.id}`)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || Date.parse(b.known) - Date.parse(a.known));
  return (
    <section className="panel" aria-labelledby="timeline">
      <header className="panel-head">
        <h2 id="timeline">
          {t('timeline.title')} <span className="quiet unit">{t('timeline.count', { number: view.facts.length })}</span>
        </h2>
        <Switch
          label={t('timeline.shown')}
          value={shown}
          onChoose={setShown}
          choices={[
            { value: 'all', label: t('timeline.all') },
            { value: 'evidence', label: t('timeline.evidence') },
          ]}
        />
      </header>
      {facts.length === 0 ? (
        <Empty />
      ) : (
        <ol className="timeline">
          {facts.map((fact) => (
            <Entry key={fact.id} fact={fact} decides={evidence.has(fact.id)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ fact, decides }: { fact: Fact; decides: boolean }) {
  const { t } = useTranslation('person');
  const { hash, search, key } = useLocation();
  const id = `fact-${fact.id}`;
  const pointedAt = hash === `#${id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again is shown again
  useEffect(() => {
    if (pointedAt) {
      const entry = document.getElementById(id);
      entry?.scrollIntoView({ block: 'center' });
      entry?.focus({ preventScroll: true });
    }
  }, [pointedAt, id, key]);
  const other = fact.type === 'exposure' ? fact.body.to : undefined;
  const late = fullTime(fact.known) !== fullTime(fact.at);
  return (
    <li id={id} tabIndex={-1} className={pointedAt ? 'pointed-at' : ''}>
      <time dateTime={fact.at}>{shortTime(fact.at)}</time>
      <div>
        <p>
          <strong>{t(`shared:fact.${fact.type}`)}</strong> {factParts(fact, t).join(' · ')}
          {typeof other === 'string' && (
            <>
              {' · '}
              <Link to={`/people/${other}${viewSearch(search)}`}>{t('timeline.other')}</Link>
            </>
          )}
          {fact.measured && <span className="quiet"> · {t('timeline.masked')}</span>}
          {decides && <span className="decides">{t('timeline.decides')}</span>}
        </p>
        <p className="quiet">
          {t(`shared:channel.${fact.channel}`)} ·{' '}
          {fact.recordedBy === 'RESIDENT' ? t('shared:role.RESIDENT') : fact.recordedBy}
          {late && ` · ${t('timeline.known', { time: shortTime(fact.known) })}`}
        </p>
      </div>
    </li>
  );
}
