import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { changedSearch } from '../shell/view';
import { FigureLink } from './FigureLink';
import { usePlaceNames } from './places';
import { useLoads, usePeriod } from './queries';
import type { AreaLoad } from './types';

const FIRST = 10;

/** Open and overdue tasks by grid, and who answers for it. */
export function Overdue() {
  const { t } = useTranslation('command');
  const loads = useLoads();
  const { asOf } = usePeriod();
  return (
    <section className="panel" aria-labelledby="overdue">
      <h2 id="overdue">
        {t('overdue.title')} <span className="quiet unit">{t('overdue.unit')}</span>
      </h2>
      {asOf === undefined ? (
        <Answered asked={loads}>{(found) => <Loads loads={found} />}</Answered>
      ) : (
        <Empty>{t('answer.overdueNowOnly')}</Empty>
      )}
    </section>
  );
}

function Loads({ loads }: { loads: AreaLoad[] }) {
  const { t } = useTranslation('command');
  const [all, showAll] = useState(false);
  const some = loads.filter((load) => load.open > 0);
  if (some.length === 0) {
    return <Empty>{t('overdue.noneOpen')}</Empty>;
  }
  return (
    <>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('overdue.grid')}</th>
              <th scope="col">{t('overdue.answers')}</th>
              <th scope="col" className="number">
                {t('overdue.overdue')}
              </th>
              <th scope="col" className="number">
                {t('overdue.open')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? some : some.slice(0, FIRST)).map((load) => (
              <Load key={load.region} load={load} />
            ))}
          </tbody>
        </table>
      </div>
      {some.length > FIRST && (
        <button type="button" className="plain" onClick={() => showAll(!all)}>
          {all ? t('overdue.fewer') : t('overdue.all', { number: some.length })}
        </button>
      )}
    </>
  );
}

function Load({ load }: { load: AreaLoad }) {
  const { t } = useTranslation('command');
  const { search } = useLocation();
  const { above } = usePlaceNames();
  return (
    <tr>
      <th scope="row">
        <Link to={changedSearch(search, { region: load.region })}>{load.name}</Link>{' '}
        <span className="quiet">{above(load.region)}</span>
      </th>
      <td>{load.accountable?.name ?? <span className="quiet">{t('overdue.nobody')}</span>}</td>
      <td className="number">
        <FigureLink opens={{ tasks: load.region }}>{counted(load.overdue)}</FigureLink>
      </td>
      <td className="number">
        <FigureLink opens={{ openTasks: load.region }}>{counted(load.open)}</FigureLink>
      </td>
    </tr>
  );
}
