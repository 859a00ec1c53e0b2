import './investigation.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { useNow } from '../shell/clock';
import { Answered } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { fullTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { ContactPanel } from './ContactPanel';
import { IndexNotice } from './IndexNotice';
import { useInvestigation, useTraces } from './queries';
import { Setup } from './Setup';
import { askedIn, NOT_ASKED } from './sources/asked';
import { SourcesPanel } from './sources/SourcesPanel';
import { TraceResult } from './TraceResult';
import { Traces } from './Traces';
import type { Investigation, Trace } from './types';

export function Component() {
  const { t } = useTranslation('investigation');
  const { investigation = '' } = useParams();
  const { search } = useLocation();
  const found = useInvestigation(investigation);
  return (
    <div className="investigation">
      <title>{`${t('console:nav.investigations')} · ${t('shared:product')}`}</title>
      <Link className="back" to={`/investigations${viewSearch(search)}`}>
        ← {t('back')}
      </Link>
      <Answered asked={found}>{(known) => <Opened key={known.id} investigation={known} />}</Answered>
    </div>
  );
}

function Opened({ investigation }: { investigation: Investigation }) {
  const { t } = useTranslation('investigation');
  const place = usePlaceName(investigation.region);
  const traces = useTraces(investigation.id);
  const now = useNow();
  return (
    <>
      <header>
        <h1>{t('investigationTitle', { name: investigation.name })}</h1>
        <p className="quiet">
          {place} · {t('opened', { time: fullTime(investigation.openedAt) })}
        </p>
      </header>
      <IndexNotice />
      <Answered asked={traces}>{(all) => <Work investigation={investigation} traces={all} now={now} />}</Answered>
    </>
  );
}

/** The trace that is open, if one is; a new one to set up; and those run before. */
function Work({ investigation, traces, now }: { investigation: Investigation; traces: Trace[]; now: string }) {
  const { t } = useTranslation('investigation');
  const [params, setParams] = useSearchParams();
  const open = traces.find((trace) => trace.id === params.get('trace'));
  const [setup, setSetup] = useState(params.get('trace') === null);

  function show(trace: string) {
    setSetup(false);
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.set('trace', trace);
      next.delete('generation');
      for (const beside of ['contact', ...Object.keys(NOT_ASKED)]) {
        next.delete(beside);
      }
      return next;
    });
  }

  const contact = params.get('contact');
  const asked = askedIn(params, open);
  const beside =
    asked !== null ? (
      <SourcesPanel key={asked.person} investigation={investigation.id} asked={asked} />
    ) : (
      open !== undefined &&
      contact !== null && <ContactPanel investigation={investigation.id} trace={open} person={contact} />
    );
  return (
    <div className={beside ? 'with-side' : undefined}>
      <div className="investigation-work">
        {open !== undefined && (
          <p className="jumps">
            <a href="#setup">{t('setup.again')}</a>
            <a href="#traces">{t('earlierCounted', { traces: traces.length })}</a>
          </p>
        )}
        {params.get('trace') !== null && open === undefined && <p role="alert">{t('noSuchTrace')}</p>}
        {open !== undefined && <TraceResult key={open.id} investigation={investigation} trace={open} />}
        <details open={setup} onToggle={(event) => setSetup(event.currentTarget.open)} className="setup" id="setup">
          <summary>
            <h2>{t(open === undefined ? 'setup.title' : 'setup.again')}</h2>
          </summary>
          {setup && <Setup key={open?.id ?? ''} investigation={investigation} like={open} now={now} done={show} />}
        </details>
        <Traces traces={traces} open={open?.id} />
      </div>
      {beside}
    </div>
  );
}
