import { Checkbox } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { counted } from '../shell/number';
import { viewSearch } from '../shell/view';
import { chosenOf, waiting } from './releases';
import { StandWords } from './StandWords';
import type { GridReleases, Release } from './types';

interface Props {
  grid: GridReleases;
  chosen: ReadonlySet<string>;
  /** Null while nobody can be chosen. */
  choose: ((people: string[]) => void) | null;
}

/** One grid: how many of it are released, and once opened who. */
export function GridOfReleases({ grid, chosen, choose }: Props) {
  const { t } = useTranslation('protocols');
  const [open, setOpen] = useState(false);
  const list = useId();
  const left = waiting(grid.people);
  const how = chosenOf(left, chosen);
  return (
    <>
      <div className="grid-head">
        <Checkbox
          aria-label={t('releases.allOf', { grid: grid.gridName })}
          checked={how === 'all'}
          indeterminate={how === 'some'}
          disabled={choose === null || left.length === 0}
          onChange={() => choose?.(left)}
        />
        <button
          type="button"
          className="plain"
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'} </span>
          {grid.gridName}
        </button>
        <span className="quiet">
          {left.length === 0
            ? t('releases.gridDone', { people: counted(grid.people.length) })
            : t('releases.gridLeft', { people: counted(grid.people.length), left: counted(left.length) })}
        </span>
      </div>
      <ul id={list} className="people changes" hidden={!open}>
        {open &&
          grid.people.map((release) => (
            <li key={release.person}>
              <Row release={release} chosen={chosen.has(release.person)} choose={choose} />
            </li>
          ))}
      </ul>
    </>
  );
}

function Row({ release, chosen, choose }: { release: Release; chosen: boolean; choose: Props['choose'] }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const name = release.name ?? t('nameless');
  return (
    <>
      <p>
        {release.approved ? (
          <span>✓ {t('releases.approved')}</span>
        ) : (
          <Checkbox
            aria-label={name}
            checked={chosen}
            disabled={choose === null}
            onChange={() => choose?.([release.person])}
          />
        )}
        <Link to={`/people/${release.person}${viewSearch(search)}`}>{name}</Link>
      </p>
      <dl>
        <dt>{t('shift.before')}</dt>
        <dd>
          <StandWords stand={release.before} />
        </dd>
        <dt>{t('shift.after')}</dt>
        <dd>
          <StandWords stand={release.after} />
        </dd>
      </dl>
    </>
  );
}
