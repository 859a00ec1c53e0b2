import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DayChart, type Pane } from '../parts/DayChart';
import { shortDay } from '../shell/time';
import { NEEDS, needOf } from './compare';
import type { Names } from './Measures';
import type { PlannedDay } from './types';

const HEIGHT = 440;
const PLACES = [{ top: 56, height: 156 }, { top: 256 }];

/** Rooms above, tests below, on the same days; of each the first beside the second. */
export default function PlannedChart({ days, names }: { days: PlannedDay[]; names: Names }) {
  const { t } = useTranslation('protocols');
  const on = useMemo(() => days.map((day) => shortDay(day.on)), [days]);
  const panes = useMemo(
    () =>
      NEEDS.map((need, i): Pane => {
        const { first, second } = needOf(days, need);
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
