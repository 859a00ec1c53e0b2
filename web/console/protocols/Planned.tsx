import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { Switch } from '../shell/Choose';
import { change, counted } from '../shell/number';
import { PageLoading } from '../shell/PageFailed';
import { shortDay } from '../shell/time';
import { NEEDS, sumsOf } from './compare';
import { By, type Names } from './Measures';
import type { PlannedDay } from './types';

const PlannedChart = lazy(() => import('./PlannedChart'));

/** Rooms and tests of the days to come under each of the two, as a picture or as a table. */
export function Planned({ days, names }: { days: PlannedDay[]; names: Names }) {
  const { t } = useTranslation('protocols');
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const sums = sumsOf(days);
  return (
    <section className="panel planned" aria-labelledby="planned">
      <header className="panel-head">
        <h2 id="planned">{t('planned.title', { count: days.length })}</h2>
        <Switch
          label={t('planned.shown')}
          value={shown}
          onChoose={setShown}
          choices={[
            { value: 'chart', label: t('planned.chart') },
            { value: 'table', label: t('planned.table') },
          ]}
        />
      </header>
      {NEEDS.map((need) => (
        <p key={need}>
          {t(`planned.${need}Sum`, {
            first: counted(sums[need].first),
            second: counted(sums[need].second),
            by: change(sums[need].second - sums[need].first),
          })}
        </p>
      ))}
      <p>{t('planned.noSites')}</p>
      {shown === 'chart' && (
        <Suspense fallback={<PageLoading />}>
          <PlannedChart days={days} names={names} />
        </Suspense>
      )}
      <div className={shown === 'chart' ? 'unseen' : undefined}>
        <Table days={days} names={names} />
      </div>
      <p className="quiet note">{t('planned.note')}</p>
    </section>
  );
}

function Table({ days, names }: { days: PlannedDay[]; names: Names }) {
  const { t } = useTranslation('protocols');
  const columns: Column<PlannedDay>[] = [
    { key: 'on', title: t('planned.day'), cell: ({ on }) => shortDay(on) },
    ...NEEDS.flatMap((need) => {
      const of = (day: PlannedDay) =>
        need === 'rooms' ? ([day.firstRooms, day.secondRooms] as const) : ([day.firstTests, day.secondTests] as const);
      return [
        {
          key: `${need}-first`,
          kind: 'number',
          title: t(`planned.${need}Of`, { name: names.first }),
          cell: (day) => counted(of(day)[0]),
        },
        {
          key: `${need}-second`,
          kind: 'number',
          title: t(`planned.${need}Of`, { name: names.second }),
          cell: (day) => counted(of(day)[1]),
        },
        {
          key: `${need}-by`,
          kind: 'number',
          title: t('compare.difference'),
          cell: (day) => <By by={of(day)[1] - of(day)[0]} />,
        },
      ] satisfies Column<PlannedDay>[];
    }),
  ];
  return (
    <DataTable
      caption={t('planned.title', { count: days.length })}
      columns={columns}
      rows={days}
      rowKey={({ on }) => on}
    />
  );
}
