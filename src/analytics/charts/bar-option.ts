import type { Chart } from '../../core/figures';
import {
  categoryLine,
  type ChartBody,
  gridWithin,
  innerWidth,
  labelSize,
  labelStyle,
  legendBelow,
  namedAbove,
  seriesColour,
  valueAxis,
  valueName,
  valueWriter,
} from './chart-body';
import type { ChartFrame } from './chart-frame';
import type { ChartGrid } from './chart-grid';
import { textWidth, wrapToWidth } from './text-width';

/** Of the width, for the names at the left. */
const NAMES = 0.4;
/** Of the whole drawing, in sizes of letters. */
const HIGHEST = 70;

/** Bars that lie, the first one on top, with their names on one or two lines beside them. */
export function horizontalBars(chart: Chart, grid: ChartGrid, frame: ChartFrame, top: number): ChartBody {
  const { fontSize } = frame;
  const write = valueWriter(chart, frame);
  const { categories, series } = grid;
  const isStacked = chart.specification.stacked === true;
  const names = categories.map((name) => evenly(name, (innerWidth(frame) * NAMES) / (fontSize * labelSize)));
  const isWrapped = names.some((lines) => lines.length > 1);
  const perBar = isStacked ? 1 : series.length;
  const row = Math.max(isWrapped ? 2.5 : 1.7, perBar * 0.8 + 0.6);
  const title = valueName(chart, frame);
  const gridTop = top + (title === '' ? 0.4 : 1.7) * fontSize;
  const gridHeight = (Math.min(HIGHEST, categories.length * row) + 1.8) * fontSize;
  const legend = legendBelow(
    series.map(({ name }) => name),
    frame,
    gridTop + gridHeight + 0.6 * fontSize,
  );
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  return {
    height: gridTop - top + gridHeight + 0.6 * fontSize + legend.height,
    option: {
      ...legend.option,
      title: namedAbove(title, frame, top),
      grid: gridWithin(frame, gridTop, gridHeight),
      xAxis: { ...valueAxis(frame, values, write), boundaryGap: [0, '12%'] },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...categories],
        ...categoryLine(frame),
        axisLabel: {
          ...labelStyle(frame),
          interval: 0,
          lineHeight: fontSize * 1.05,
          formatter: (_name: string, at: number) => names[at]?.join('\n') ?? '',
        },
      },
      series: series.map(({ name, values: own }, at) => ({
        type: 'bar' as const,
        name,
        data: [...own],
        ...(isStacked && { stack: 'all' }),
        barMaxWidth: 1.4 * fontSize,
        itemStyle: { color: seriesColour(at) },
        label: {
          show: series.length === 1,
          position: 'outside' as const,
          ...labelStyle(frame),
          formatter: ({ dataIndex }: { dataIndex: number }) => writtenAt(own, dataIndex),
        },
      })),
    },
  };

  function writtenAt(own: readonly (number | null)[], at: number): string {
    const value = own[at] ?? null;
    return value === null ? '' : write(value);
  }
}

/** On one line or on two of about the same length. */
function evenly(name: string, room: number): string[] {
  const width = textWidth(name);
  if (width <= room) return [name];
  return wrapToWidth(name, width < 2 * room - 2 ? width / 2 + 1 : room, 2);
}
