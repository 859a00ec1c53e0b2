import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { TimePicker } from '../shell/PlaceAndCutOff';
import { Answered } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { clockTime, shortTime } from '../shell/time';
import { changedSearch, momentIn, useView } from '../shell/view';
import { Answers } from './Answers';
import { Curve } from './Curve';
import { Equations } from './Equations';
import { PANELS } from './FigureLink';
import { FunnelSteps } from './FunnelSteps';
import { MapSection } from './MapSection';
import { Overdue } from './Overdue';
import { Panel } from './Panel';
import { usePlaceNames } from './places';
import { useBaseFigures } from './queries';
import type { BaseFigures } from './types';

/** Are the sums closed, who is overdue, where is it growing. */
export function Component() {
  const { t } = useTranslation('command');
  const figures = useBaseFigures();
  const [params] = useSearchParams();
  const beside = PANELS.some((name) => params.has(name)) && figures.data !== undefined;
  return (
    <div className={beside ? 'with-side' : undefined}>
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <div className="command">
        <Head figures={figures.data} />
        <Answered asked={figures}>
          {(found) => (
            <>
              <Answers figures={found} />
              <Equations figures={found} />
            </>
          )}
        </Answered>
        <div className="columns">
          <Overdue />
          <FunnelSteps />
        </div>
        <Curve />
        <MapSection />
      </div>
      {beside && figures.data !== undefined && <Panel figures={figures.data} />}
    </div>
  );
}

function Head({ figures }: { figures: BaseFigures | undefined }) {
  const { t } = useTranslation('command');
  const [params, setParams] = useSearchParams();
  return (
    <header className="page-head">
      <div>
        <h1>{t('title')}</h1>
        <Way />
        {figures !== undefined && (
          <p className="quiet">
            {momentIn(params, 'asOf') !== undefined
              ? t('shared:asOf', { time: shortTime(figures.asOf) })
              : t('shared:asOf', { time: `${shortTime(figures.asOf).slice(0, -5)}${clockTime(figures.asOf)}` })}
            {' · '}
            {t('period', { since: shortTime(figures.since) })}
          </p>
        )}
      </div>
      <div className="choose">
        <span className="quiet" aria-hidden="true">
          {t('since')}
        </span>
        <TimePicker
          label={t('since')}
          placeholder={t('dayBefore')}
          value={momentIn(params, 'since')}
          onChoose={(since) => setParams((now) => changedSearch(now.toString(), { since }))}
        />
      </div>
    </header>
  );
}

/** The places above the one looked at, to go back up. */
function Way() {
  const { t } = useTranslation('command');
  const { search } = useLocation();
  const { region } = useView();
  const name = usePlaceName(region);
  const { way } = usePlaceNames();
  const above = way(region);
  return above.length === 0 ? null : (
    <nav className="place-way" aria-label={t('way')}>
      {above.map((place) => (
        <Link key={place.region} to={changedSearch(search, { region: place.region })}>
          {place.name}
        </Link>
      ))}
      <span aria-current="location">{name}</span>
    </nav>
  );
}
