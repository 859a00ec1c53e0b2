import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { engineTime, inWords, seconds } from '../parts/duration';
import { counted } from '../shell/number';
import { Empty } from '../shell/States';
import { fullTime, shortTime } from '../shell/time';
import { ExposureChart } from './ExposureChart';
import { GenerationBars } from './GenerationBars';
import { HandOver } from './HandOver';
import { ResultViews } from './ResultViews';
import type { Investigation, Trace } from './types';

/** Whom a trace reached, generation by generation. */
export function TraceResult({ investigation, trace }: { investigation: Investigation; trace: Trace }) {
  const { t } = useTranslation('investigation');
  const [params] = useSearchParams();
  const reached = trace.contacts.reduce((sum, contacts) => sum + contacts, 0);
  const asked = Number(params.get('generation'));
  const generation = asked >= 1 && asked <= trace.contacts.length ? asked : 1;
  return (
    <section className="result" aria-labelledby="result">
      <h2 id="result">{t('result.title', { time: fullTime(trace.runAt) })}</h2>
      <p className="result-sum">
        <strong>{t('result.sum', { contacts: counted(reached), count: trace.cases.length })}</strong>
        <span className="quiet">
          {t('result.engine', { checkIns: counted(trace.checkIns), time: engineTime(trace.micros) })}
        </span>
      </p>
      <AskedFor trace={trace} />
      {reached === 0 ? (
        <Empty>{t('result.nobody')}</Empty>
      ) : (
        <>
          <div className="side-by-side">
            <GenerationBars trace={trace} generation={generation} />
            <ExposureChart investigation={investigation.id} trace={trace} />
          </div>
          <HandOver investigation={investigation.id} trace={trace} />
          <ResultViews investigation={investigation.id} trace={trace} generation={generation} />
        </>
      )}
    </section>
  );
}

function AskedFor({ trace }: { trace: Trace }) {
  const { t, i18n } = useTranslation('investigation');
  const asked = trace.parameters;
  const lengths = (['minOverlap', 'linger', 'latent', 'assumedStay'] as const).map(
    (field) => `${t(`parameters.${field}.name`)} ${inWords(seconds(asked[field]), i18n.language)}`,
  );
  return (
    <details className="asked-for">
      <summary>{t('result.asked')}</summary>
      <p>
        {t('parameters.generations.name')} {counted(asked.generations)} · {lengths.join(' · ')} ·{' '}
        {shortTime(asked.from)} – {shortTime(asked.until)}
      </p>
      <ul>
        {trace.cases.map((each) => (
          <li key={each.person}>
            {each.name ?? t('notInScope')} · {t('infectiousFrom')} {shortTime(each.infectiousFrom)} –{' '}
            {each.infectiousUntil === null ? t('toTheEnd') : shortTime(each.infectiousUntil)}
          </li>
        ))}
      </ul>
    </details>
  );
}
