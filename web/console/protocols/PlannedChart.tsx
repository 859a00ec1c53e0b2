import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DayChart, type Pane } from '../parts/DayChart';
import { shortDay } from '../shell/time';
import { leastStaff, NEEDS, needOf } from './compare';
import type { Names } from './Measures';
import type { PlannedDay } from './types';

const HEIGHT = 560;
const PLACES = [{ top: 56, height: 124 }, { top: 216, height: 124 }, { top: 376 }];

/** Rooms, tests and the least staff above one another, on the same days; of each the first beside the second. */
export default function PlannedChart({ days, names }: { days: PlannedDay[]; names: Names }) {
  const { t } = useTranslation('protocols');
  const on = useMemo(() => days.map((day) => shortDay(day.on)), [days]);
  const panes = useMemo(
    () =>
      [...NEEDS, 'staff' as const].map((need, i): Pane => {
        const { first, second } = need === 'staff' ? leastStaff(days) : needOf(days, need);
        return {
          top: 0,
          ...PLACES[i],
          title: t(`planned.${need}`),
          bars: [
            { name: names.first, data: first, colour: '--chart-3' },
            { name: names.second, data: second, colour: '--chart-1' },
          ],
        };
      }),
    [days, names.first, names.second, t],
  );
  return <DayChart days={on} panes={panes} height={HEIGHT} />;
}
