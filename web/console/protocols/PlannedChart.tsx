import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenPrint, isDark, onAppearance } from '../../tokens/appearance';
import { shortDay } from '../shell/time';
import { NEEDS, needOf } from './compare';
import type { Names } from './Measures';
import type { PlannedDay } from './types';

use([BarChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

const HEIGHT = 440;

/** Rooms above, tests below, on the same days; of each the first beside the second. The table says the same. */
export default function PlannedChart({ days, names }: { days: PlannedDay[]; names: Names }) {
  const { t, i18n } = useTranslation('protocols');
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
      option(days, names, (key) => t(key)),
      { notMerge: true },
    );
  }, [days, names.first, names.second, appearance, i18n.language]);

  return <div ref={place} className="chart" style={{ height: HEIGHT }} aria-hidden="true" />;
}

function option(days: PlannedDay[], names: Names, word: (key: string) => string) {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(name).trim();
  const size = Number.parseInt(token('--size-table'), 10) - 2;
  const quiet = { color: token('--text-quiet'), fontSize: size, fontFamily: token('--font') };
  const bars = (name: string, data: number[], grid: number, colour: string) => ({
    type: 'bar' as const,
    name,
    data,
    xAxisIndex: grid,
    yAxisIndex: grid,
    barCategoryGap: '25%',
    barGap: '0%',
    itemStyle: { color: token(colour) },
  });
  return {
    animation: false,
    textStyle: quiet,
    title: NEEDS.map((need, grid) => ({
      text: word(`planned.${need}`),
      top: grid === 0 ? 28 : 228,
      left: 0,
      textStyle: { ...quiet, fontWeight: 400 },
    })),
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
      { left: 48, right: 8, top: 56, height: 156 },
      { left: 48, right: 8, top: 256, bottom: 28 },
    ],
    xAxis: NEEDS.map((_, grid) => ({
      type: 'category' as const,
      gridIndex: grid,
      data: days.map(({ on }) => shortDay(on)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('--line-strong') } },
      axisLabel: { show: grid === 1, ...quiet },
    })),
    yAxis: NEEDS.map((_, grid) => ({
      type: 'value' as const,
      gridIndex: grid,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: quiet,
      splitLine: { lineStyle: { color: token('--line') } },
    })),
    series: NEEDS.flatMap((need, grid) => {
      const { first, second } = needOf(days, need);
      return [bars(names.first, first, grid, '--chart-3'), bars(names.second, second, grid, '--chart-1')];
    }),
  };
}
