import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bars, DayChart } from '../parts/DayChart';
import { shortDay } from '../shell/time';
import type { CurveDay } from './types';

const HEIGHT = 320;

/** Cases above, contacts below, on the same days: many contacts must not hide few cases. */
export default function CurveChart({ days }: { days: CurveDay[] }) {
  const { t } = useTranslation('command');
  const names = useMemo(() => days.map(({ day }) => shortDay(day)), [days]);
  const panes = useMemo(() => {
    const bars = (column: keyof Omit<CurveDay, 'day'>, stack: string, colour: string): Bars => ({
      name: t(`curve.${column}`),
      data: days.map((day) => day[column]),
      stack,
      colour,
    });
    return [
      { top: 36, height: 110, bars: [bars('cases', 'cases', '--chart-1'), bars('asymptomatic', 'cases', '--chart-2')] },
      {
        top: 164,
        bars: [bars('closeContacts', 'contacts', '--chart-4'), bars('contactsOfContacts', 'contacts', '--chart-3')],
      },
    ];
  }, [days, t]);
  return <DayChart days={names} panes={panes} height={HEIGHT} />;
}
