import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef } from 'react';
import type { EChartsOption } from 'echarts';
import type { Palette } from '../theme/palette';
import { useTheme } from '../theme/useTheme';

register([BarChart, CustomChart, LineChart, DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = EChartsOption;

/** The library's own part; loaded with it. */
export default function Canvas({ option, height, onSelect }: { option: ChartOption; height: number; onSelect?: (name: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const { palette } = useTheme();
  const themed = useMemo(() => themeOf(palette), [palette]);
  useEffect(() => {
    const made = init(box.current, themed, { renderer: 'svg' });
    chart.current = made;
    const watching = new ResizeObserver(() => made.resize());
    watching.observe(box.current!);
    return () => {
      watching.disconnect();
      made.dispose();
    };
  }, [themed]);
  useEffect(() => chart.current?.setOption({ animation: false, ...option }, { notMerge: true }), [option, themed]);
  useEffect(() => {
    const made = chart.current;
    const clicked = ({ name }: { name: string }) => onSelect?.(name);
    made?.on('click', clicked);
    return () => {
      if (made && !made.isDisposed()) made.off('click', clicked);
    };
  }, [onSelect, themed]);
  return <div ref={box} style={{ width: '100%', height }} />;
}

function themeOf(palette: Palette) {
  const axis = { axisLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.quiet }, splitLine: { lineStyle: { color: palette.line } }, nameTextStyle: { color: palette.quiet } };
  return {
    color: palette.series,
    backgroundColor: 'transparent',
    // By name: the width of a text is measured outside of the page.
    textStyle: { color: palette.text, fontFamily: getComputedStyle(document.body).fontFamily },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    legend: { textStyle: { color: palette.text } },
    tooltip: { backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.text } },
  };
}
