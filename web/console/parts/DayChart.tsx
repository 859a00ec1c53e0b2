import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { chosenPrint, isDark, onAppearance } from '../../tokens/appearance';
import { DRAWN_TIP } from './chartTip';

use([BarChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

/** A bar a day; those of one stack stand on one another, others beside one another. */
export interface Bars {
  name: string;
  data: number[];
  /** The token of their colour. */
  colour: string;
  stack?: string;
}

/** Some bars over the days, with a place in the chart; the lowest pane ends at its bottom. */
export interface Pane {
  title?: string;
  top: number;
  height?: number;
  bars: Bars[];
}

const UNDER_A_TITLE = 28;
const FOR_THE_DAYS = 28;

/** Bars by day in panes above one another. For the eye alone: a table beside it says the same. */
export function DayChart({ days, panes, height }: { days: string[]; panes: Pane[]; height: number }) {
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew when they change
  useEffect(() => {
    chart.current?.setOption(option(days, panes), { notMerge: true });
  }, [days, panes, appearance]);

  return <div ref={place} className="chart" style={{ height }} aria-hidden="true" />;
}

function option(days: string[], panes: Pane[]) {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(name).trim();
  const size = Number.parseInt(token('--size-table'), 10) - 2;
  const quiet = { color: token('--text-quiet'), fontSize: size, fontFamily: token('--font') };
  return {
    animation: false,
    textStyle: quiet,
    title: panes.map(({ title = '', top }) => ({
      text: title,
      top: top - UNDER_A_TITLE,
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
      ...DRAWN_TIP,
    },
    axisPointer: { link: [{ xAxisIndex: 'all' as const }] },
    grid: panes.map(({ top, height }) => ({
      left: 48,
      right: 8,
      top,
      ...(height === undefined ? { bottom: FOR_THE_DAYS } : { height }),
    })),
    xAxis: panes.map((_, grid) => ({
      type: 'category' as const,
      gridIndex: grid,
      data: days,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('--line-strong') } },
      axisLabel: { show: grid === panes.length - 1, ...quiet },
    })),
    yAxis: panes.map((_, grid) => ({
      type: 'value' as const,
      gridIndex: grid,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: quiet,
      splitLine: { lineStyle: { color: token('--line') } },
    })),
    series: panes.flatMap(({ bars }, grid) =>
      bars.map(({ name, data, colour, stack }) => ({
        type: 'bar' as const,
        name,
        data,
        stack,
        xAxisIndex: grid,
        yAxisIndex: grid,
        barCategoryGap: stack === undefined ? '25%' : '15%',
        barGap: '0%',
        itemStyle: {
          color: token(colour),
          ...(stack === undefined ? {} : { borderColor: token('--surface'), borderWidth: 0.5 }),
        },
      })),
    ),
  };
}
