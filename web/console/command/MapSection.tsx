import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Switch } from '../shell/Choose';
import { PageLoading } from '../shell/PageFailed';
import { Answered, Empty } from '../shell/States';
import { useRight } from '../shell/session';
import { changedSearch } from '../shell/view';
import { type Opens, openedSearch } from './FigureLink';
import { useMapAreas, useShapes } from './queries';
import { Schematic } from './Schematic';
import { boundsOf, mixOf, stepOf } from './shade';
import { MAPPED, type MapArea, type Mapped } from './types';

const ShapesMap = lazy(() => import('./ShapesMap'));

export interface MapProps {
  areas: MapArea[];
  figureOf: (area: MapArea) => number;
  greatest: number;
  onChoose: (region: string) => void;
}

/** Where it is: on a map where shapes were imported, else on a schematic of the grids. */
export function MapSection() {
  const { t } = useTranslation('command');
  const [params, setParams] = useSearchParams();
  const asked = params.get('map');
  const mapped: Mapped = MAPPED.find((each) => each === asked) ?? 'managed';
  const areas = useMapAreas();
  return (
    <section className="panel" aria-labelledby="map">
      <header className="panel-head">
        <h2 id="map">
          {t('map.title')}{' '}
          <span className="quiet unit">{t(mapped === 'overdue' ? 'map.tasks' : 'shared:unit.persons')}</span>
        </h2>
        <Switch
          label={t('map.figure')}
          value={mapped}
          onChoose={(chosen) =>
            setParams((now) => changedSearch(now.toString(), { map: chosen }), { preventScrollReset: true })
          }
          choices={MAPPED.map((each) => ({ value: each, label: t(`map.${each}`) }))}
        />
      </header>
      <Answered asked={areas}>{(found) => <Areas areas={found} mapped={mapped} />}</Answered>
    </section>
  );
}

function Areas({ areas, mapped }: { areas: MapArea[]; mapped: Mapped }) {
  const { t } = useTranslation('command');
  const shapes = useShapes();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const seesPeople = useRight('READ_PEOPLE');
  if (areas.length === 0) {
    return <Empty>{t('map.none')}</Empty>;
  }
  if (mapped === 'overdue' && areas.every((area) => area.overdue === null)) {
    return <Empty>{t('answer.overdueNowOnly')}</Empty>;
  }
  const figureOf = (area: MapArea) => area[mapped] ?? 0;
  const greatest = Math.max(...areas.map(figureOf));
  const onChoose = (region: string) =>
    navigate(
      changedSearch(seesPeople ? openedSearch(params.toString(), opensOf(mapped, region)) : params.toString(), {
        region,
      }),
      { preventScrollReset: true },
    );
  const drawn = { areas, figureOf, greatest, onChoose };
  const known = new Set(areas.map((area) => area.region));
  const fitting = shapes.data?.filter((feature) => known.has(feature.properties.region)) ?? [];
  if (shapes.isPending) {
    return <PageLoading />;
  }
  return (
    <>
      {fitting.length > 0 ? (
        <Suspense fallback={<PageLoading />}>
          <ShapesMap {...drawn} features={fitting} />
        </Suspense>
      ) : (
        <>
          {shapes.isError ? (
            <p className="quiet note" role="alert">
              {t('map.shapesFailed')}{' '}
              <button type="button" className="plain" onClick={() => shapes.refetch()}>
                {t('shared:state.retry')}
              </button>
            </p>
          ) : (
            <p className="quiet note">{t('map.schematic')}</p>
          )}
          <Schematic {...drawn} />
        </>
      )}
      <Key greatest={greatest} />
    </>
  );
}

/** What was counted on a tile. */
function opensOf(mapped: Mapped, region: string): Opens {
  switch (mapped) {
    case 'managed':
      return { figure: 'managed' };
    case 'cases':
      return { figure: 'confirmed' };
    case 'overdue':
      return { tasks: region };
  }
}

function Key({ greatest }: { greatest: number }) {
  const { t } = useTranslation('command');
  const bounds = boundsOf(greatest);
  return (
    <p className="map-key quiet">
      <span>
        <i aria-hidden="true" style={{ background: 'var(--surface)' }} />0
      </span>
      {bounds.map((bound, at) => {
        const last = (bounds[at + 1] ?? greatest + 1) - 1;
        return (
          <span key={bound}>
            <i
              aria-hidden="true"
              style={{
                background: `color-mix(in srgb, var(--accent) ${100 * mixOf(stepOf(bound, greatest))}%, var(--surface))`,
              }}
            />
            {last > bound ? `${bound}–${last}` : bound}
          </span>
        );
      })}
      <span>{t('map.how')}</span>
    </p>
  );
}
