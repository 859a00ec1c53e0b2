import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN_TIP } from '../parts/chartTip';
import { useGenerationName } from './GenerationBars';
import type { ExposureDay } from './queries';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Bars of the days, stacked by generation. */
export default function DayBars({ days, generations }: { days: ExposureDay[]; generations: number }) {
  const { t } = useTranslation('investigation');
  const name = useGenerationName();
  const place = useRef<HTMLDivElement>(null);
  const names = Array.from({ length: generations }, (_, at) => name(at + 1)).join('\n');

  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption(option(days, names.split('\n')));
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [days, names]);

  const [first, last] = [days.at(0)?.day.slice(5) ?? '', days.at(-1)?.day.slice(5) ?? ''];
  return <div ref={place} className="day-bars" role="img" aria-label={t('chart.label', { first, last })} />;
}

function option(days: ExposureDay[], names: string[]) {
  const style = getComputedStyle(document.documentElement);
  const token = (wanted: string) => style.getPropertyValue(wanted).trim();
  const text = { color: token('--text-quiet'), fontFamily: token('--font'), fontSize: 12 };
  const line = { lineStyle: { color: token('--line') } };
  return {
    animation: false,
    color: ['--chart-1', '--chart-2', '--chart-3', '--chart-4'].map(token),
    textStyle: text,
    grid: { left: 0, right: 0, top: 32, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: text, icon: 'rect' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: token('--surface'),
      borderColor: token('--line-strong'),
      textStyle: { ...text, color: token('--text') },
      ...DRAWN_TIP,
    },
    xAxis: {
      type: 'category',
      data: days.map((each) => each.day.slice(5)),
      axisLabel: text,
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: line },
    series: names.map((name, at) => ({
      name,
      type: 'bar',
      stack: 'contacts',
      barMaxWidth: 32,
      data: days.map((each) => each.contacts[at] ?? 0),
    })),
  };
}
