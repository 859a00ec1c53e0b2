import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { change, counted } from '../shell/number';
import { PageLoading } from '../shell/PageFailed';
import { shortDay } from '../shell/time';
import { missing, NEEDS, type Need, needOf, SIDES, type Side, shortOf, sumsOf } from './compare';
import { By, type Names } from './Measures';
import type { PlannedDay } from './types';

const PlannedChart = lazy(() => import('./PlannedChart'));

interface Props {
  days: PlannedDay[];
  names: Names;
  /** How many there are; null where nobody says. */
  rooms: number | null;
}

/** Rooms and tests of the days to come under each of the two, as a picture and as a table. */
export function Planned({ days, names, rooms }: Props) {
  const { t } = useTranslation('protocols');
  const sums = sumsOf(days);
  return (
    <section className="panel planned">
      <h2>{t('planned.title', { count: days.length })}</h2>
      {NEEDS.map((need) => (
        <p key={need}>
          {t(`planned.${need}Sum`, {
            first: counted(sums[need].first),
            second: counted(sums[need].second),
            by: change(sums[need].second - sums[need].first),
          })}
        </p>
      ))}
      {rooms === null ? (
        <p>{t('planned.noSites')}</p>
      ) : (
        SIDES.map((side) => <Suffices key={side} days={days} name={names[side]} rooms={rooms} side={side} />)
      )}
      <div className="planned-both">
        <Suspense fallback={<PageLoading />}>
          <PlannedChart days={days} names={names} />
        </Suspense>
        <Table days={days} names={names} rooms={rooms} />
      </div>
      <p className="quiet note">{t('planned.note')}</p>
    </section>
  );
}

/** Whether the rooms are enough under one of the two, in a sentence. */
function Suffices({ days, name, rooms, side }: { days: PlannedDay[]; name: string; rooms: number; side: Side }) {
  const { t } = useTranslation('protocols');
  const short = shortOf(days, rooms, side);
  const there = counted(rooms);
  return (
    <p>
      {short === null ? (
        t('planned.enough', { name, rooms: there })
      ) : (
        <strong className="short">
          !{' '}
          {t('planned.short', {
            name,
            rooms: there,
            count: short.days,
            most: counted(short.most),
            day: shortDay(short.on),
          })}
        </strong>
      )}
    </p>
  );
}

interface Row {
  on: string;
  /** Of each need under the first and under the second. */
  needs: Record<(typeof NEEDS)[number], readonly [number, number]>;
}

function rowsOf(days: PlannedDay[]): Row[] {
  const [rooms, tests] = [needOf(days, 'rooms'), needOf(days, 'tests')];
  const at = ({ first, second }: typeof rooms, day: number) => [first[day] ?? 0, second[day] ?? 0] as const;
  return days.map(({ on }, day) => ({ on, needs: { rooms: at(rooms, day), tests: at(tests, day) } }));
}

function Cell({ need, count, rooms }: { need: Need; count: number; rooms: number | null }) {
  const { t } = useTranslation('protocols');
  const short = need === 'rooms' && rooms !== null ? missing(count, rooms) : 0;
  return (
    <>
      {counted(count)}
      {short > 0 && <strong className="short"> ! {t('planned.missing', { rooms: counted(short) })}</strong>}
    </>
  );
}

function Table({ days, names, rooms }: Props) {
  const { t } = useTranslation('protocols');
  const columns: Column<Row>[] = [
    { key: 'on', title: t('planned.day'), cell: ({ on }) => shortDay(on) },
    ...NEEDS.flatMap((need): Column<Row>[] => [
      {
        key: `${need}-first`,
        kind: 'number',
        title: t(`planned.${need}Of`, { name: names.first }),
        cell: ({ needs }) => <Cell need={need} count={needs[need][0]} rooms={rooms} />,
      },
      {
        key: `${need}-second`,
        kind: 'number',
        title: t(`planned.${need}Of`, { name: names.second }),
        cell: ({ needs }) => <Cell need={need} count={needs[need][1]} rooms={rooms} />,
      },
      {
        key: `${need}-by`,
        kind: 'number',
        title: t('compare.difference'),
        cell: ({ needs }) => <By by={needs[need][1] - needs[need][0]} />,
      },
    ]),
  ];
  const caption = t('planned.title', { count: days.length });
  return <DataTable caption={caption} columns={columns} rows={rowsOf(days)} rowKey={({ on }) => on} />;
}
