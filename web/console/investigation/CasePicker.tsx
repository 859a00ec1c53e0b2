import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { changedSearch } from '../shell/view';
import { fresh, withAll, withoutAll } from './choice';
import { useCases } from './queries';
import { NOT_ASKED } from './sources/asked';
import { TimeField } from './TimeField';
import type { CaseRow, CaseWindow } from './types';

interface Props {
  region: string;
  chosen: CaseWindow[];
  choose: (cases: CaseWindow[]) => void;
}

/** The cases of the region; of those ticked, the infectious window can be changed. */
export function CasePicker({ region, chosen, choose }: Props) {
  const { t } = useTranslation('investigation');
  const cases = useCases(region);
  return (
    <section>
      <h3>{t('pick.title')}</h3>
      <Answered asked={cases}>
        {(found) => {
          const rows = found.pages.flat();
          const others = withoutAll(chosen, rows);
          const leftOver = <Others others={others} drop={() => choose(withoutAll(chosen, others))} />;
          return rows.length === 0 ? (
            <>
              <Empty>{t('pick.none')}</Empty>
              {leftOver}
            </>
          ) : (
            <>
              <p className="quiet">
                {t(cases.hasNextPage ? 'pick.soFar' : 'pick.whole', {
                  chosen: counted(chosen.length - others.length),
                  cases: counted(rows.length),
                })}{' '}
                {t('pick.note')}
              </p>
              {leftOver}
              <Table rows={rows} chosen={chosen} choose={choose} />
              <More paged={cases} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

/** Those chosen whom the table does not show, as they came with an earlier trace. */
function Others({ others, drop }: { others: CaseWindow[]; drop: () => void }) {
  const { t } = useTranslation('investigation');
  return others.length === 0 ? null : (
    <p>
      {t('pick.others', { cases: counted(others.length) })}{' '}
      <button type="button" className="plain" onClick={drop}>
        {t('pick.dropOthers')}
      </button>
    </p>
  );
}

function Table({ rows, chosen, choose }: { rows: CaseRow[] } & Omit<Props, 'region'>) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const windows = new Map(chosen.map((each) => [each.person, each]));
  const nameOf = (row: CaseRow) => row.name ?? t('notInScope');
  const change = (person: string, changed: Partial<CaseWindow>) =>
    choose(chosen.map((each) => (each.person === person ? { ...each, ...changed } : each)));
  const all = rows.every((row) => windows.has(row.person));

  const columns: Column<CaseRow>[] = [
    {
      key: 'pick',
      title: (
        <Checkbox
          checked={all}
          indeterminate={!all && rows.some((row) => windows.has(row.person))}
          onChange={() => choose(all ? withoutAll(chosen, rows) : withAll(chosen, rows))}
        >
          {t('pick.all')}
        </Checkbox>
      ),
      cell: (row) => (
        <Checkbox
          checked={windows.has(row.person)}
          onChange={(event) =>
            choose(event.target.checked ? [...chosen, fresh(row)] : chosen.filter((each) => each.person !== row.person))
          }
        >
          {nameOf(row)}
        </Checkbox>
      ),
    },
    { key: 'form', title: t('form.head'), cell: (row) => t(`form.${row.form ?? 'SUSPECTED'}`) },
    {
      key: 'possible',
      title: t('possible.column'),
      cell: (row) => (
        <Link to={changedSearch(search, { ...NOT_ASKED, sourcesOf: row.person })} preventScrollReset>
          {t('possible.look')}
          <span className="unseen"> {t('possible.see', { name: nameOf(row) })}</span>
        </Link>
      ),
    },
    { key: 'region', kind: 'wide', title: t('livesIn'), cell: (row) => row.regionName },
    { key: 'onset', title: t('onset'), cell: (row) => time(row.onset) },
    { key: 'sampled', title: t('sampled'), cell: (row) => time(row.sampled) },
    { key: 'at', title: t('foundAt'), cell: (row) => time(row.at) },
    {
      key: 'infectiousFrom',
      title: t('infectiousFrom'),
      cell: (row) => {
        const window = windows.get(row.person);
        return window === undefined ? (
          shortTime(row.infectiousFrom)
        ) : (
          <TimeField
            label={t('infectiousFromOf', { name: nameOf(row) })}
            value={window.infectiousFrom}
            onChange={(instant) => change(row.person, { infectiousFrom: instant ?? row.infectiousFrom })}
          />
        );
      },
    },
    {
      key: 'infectiousUntil',
      title: t('infectiousUntil'),
      cell: (row) => {
        const window = windows.get(row.person);
        return window === undefined ? (
          <span className="quiet">{t('toTheEnd')}</span>
        ) : (
          <TimeField
            label={t('infectiousUntilOf', { name: nameOf(row) })}
            value={window.infectiousUntil}
            clearable
            onChange={(infectiousUntil) => change(row.person, { infectiousUntil })}
          />
        );
      },
    },
  ];
  return (
    <div className="tall">
      <DataTable caption={t('pick.title')} columns={columns} rows={rows} rowKey={(row) => row.person} />
    </div>
  );
}

function time(instant: string | null) {
  return instant === null ? '—' : shortTime(instant);
}
