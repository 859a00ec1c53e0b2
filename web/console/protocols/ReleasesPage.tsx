import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { fullTime } from '../shell/time';
import { momentIn, useView, viewSearch } from '../shell/view';
import { ApproveReleases } from './ApproveReleases';
import { Page } from './Page';
import { type AdoptionKey, useReleases } from './queries';
import { everybodyWaiting } from './releases';
import type { GridReleases } from './types';

/** Whom a protocol released by ending their category, and who was told. */
export function Component() {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const [params] = useSearchParams();
  const adoptedFor = params.get('adoptedFor');
  const effectiveFrom = momentIn(params, 'effectiveFrom');
  return (
    <Page title={t('releases.title')}>
      <h1>{t('releases.title')}</h1>
      {adoptedFor === null || effectiveFrom === undefined ? (
        <Empty>
          {t('releases.which')} <Link to={`/protocols/proposals${viewSearch(search)}`}>{t('tabs.proposals')}</Link>
        </Empty>
      ) : (
        <Releases adoption={{ adoptedFor, effectiveFrom }} />
      )}
    </Page>
  );
}

function Releases({ adoption }: { adoption: AdoptionKey }) {
  const { t } = useTranslation('protocols');
  const { region } = useView();
  const releases = useReleases(adoption, region);
  const place = usePlaceName(region);
  const adoptedFor = usePlaceName(adoption.adoptedFor);
  return (
    <>
      <p className="quiet">
        {t('releases.of', { place: adoptedFor, time: fullTime(adoption.effectiveFrom), inside: place })}
      </p>
      <p>{t('releases.lawful')}</p>
      <Answered asked={releases}>
        {(grids) =>
          grids.length === 0 ? (
            <Empty>{t('releases.none')}</Empty>
          ) : (
            <>
              <Summary grids={grids} />
              <ApproveReleases key={region} adoption={adoption} inside={region} grids={grids} />
            </>
          )
        }
      </Answered>
    </>
  );
}

function Summary({ grids }: { grids: GridReleases[] }) {
  const { t } = useTranslation('protocols');
  const people = grids.reduce((sum, grid) => sum + grid.people.length, 0);
  const left = everybodyWaiting(grids).length;
  return (
    <p className="statement">
      {t('releases.summary', {
        people: counted(people),
        grids: counted(grids.length),
        approved: counted(people - left),
        left: counted(left),
      })}
    </p>
  );
}
