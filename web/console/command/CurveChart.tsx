import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenPrint, isDark, onAppearance } from '../../tokens/appearance';
import { shortDay } from '../shell/time';
import type { CurveDay } from './types';

use([BarChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

const HEIGHT = 320;

/** Cases above, contacts below, on the same days: many contacts must not hide few cases. */
export default function CurveChart({ days }: { days: CurveDay[] }) {
  const { t, i18n } = useTranslation('command');
  const appearance = useSyncExternalStore(onAppearance, () => `${isDark()} ${chosenPrint()}`);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const made = init(place.current, null, { renderer: 'svg' });
    chart.current = made;
    const size = new ResizeObserver(() => made.resize());
    size.observe(place.current);
    return () => {
      size.disconnect();
      made.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours and words are read anew when they change
  useEffect(() => {
    chart.current?.setOption(
      option(days, (key) => t(key)),
      { notMerge: true },
    );
  }, [days, appearance, i18n.language]);

  return <div ref={place} className="chart" style={{ height: HEIGHT }} aria-hidden="true" />;
}

function option(days: CurveDay[], word: (key: string) => string) {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(name).trim();
  const size = Number.parseInt(token('--size-table'), 10) - 2;
  const quiet = { color: token('--text-quiet'), fontSize: size, fontFamily: token('--font') };
  const names = days.map((day) => shortDay(day.day));
  const bars = (column: keyof Omit<CurveDay, 'day'>, grid: number, stack: string, colour: string) => ({
    type: 'bar' as const,
    name: word(`curve.${column}`),
    data: days.map((day) => day[column]),
    stack,
    xAxisIndex: grid,
    yAxisIndex: grid,
    barCategoryGap: '15%',
    itemStyle: { color: token(colour), borderColor: token('--surface'), borderWidth: 0.5 },
  });
  const axis = (grid: number, labels: boolean) => ({
    type: 'category' as const,
    gridIndex: grid,
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: token('--line-strong') } },
    axisLabel: { show: labels, ...quiet },
  });
  const scale = (grid: number) => ({
    type: 'value' as const,
    gridIndex: grid,
    minInterval: 1,
    splitNumber: 3,
    axisLabel: quiet,
    splitLine: { lineStyle: { color: token('--line') } },
  });
  return {
    animation: false,
    textStyle: quiet,
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 16,
      textStyle: { ...quiet, color: token('--text') },
      inactiveColor: token('--line-strong'),
    },
    tooltip: {
      trigger: 'axis' as const,
      axisPointer: { type: 'shadow' as const },
      backgroundColor: token('--surface'),
      borderColor: token('--line-strong'),
      textStyle: { ...quiet, color: token('--text') },
      extraCssText: 'box-shadow: none',
    },
    axisPointer: { link: [{ xAxisIndex: 'all' as const }] },
    grid: [
      { left: 44, right: 8, top: 36, height: 110 },
      { left: 44, right: 8, top: 164, bottom: 28 },
    ],
    xAxis: [axis(0, false), axis(1, true)],
    yAxis: [scale(0), scale(1)],
    series: [
      bars('cases', 0, 'cases', '--chart-1'),
      bars('asymptomatic', 0, 'cases', '--chart-2'),
      bars('closeContacts', 1, 'contacts', '--chart-4'),
      bars('contactsOfContacts', 1, 'contacts', '--chart-3'),
    ],
  };
}
