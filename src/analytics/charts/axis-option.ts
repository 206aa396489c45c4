import type { Chart } from '../../core/figures';
import { horizontalBars } from './bar-option';
import {
  categoryLine,
  type DrawBody,
  drawnNames,
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
import { type ChartFrame, ink, shapes } from './chart-frame';
import { type ChartGrid, gridOf } from './chart-grid';
import { chartWords, timeWords } from './chart-words';
import { plainNumber } from './number-words';
import { cutToWidth, textWidth } from './text-width';

/** Bars and lines over categories; bars lie where their names need the room. */
export const axisBody: DrawBody = (chart, frame, top) => {
  const read = gridOf(chart);
  const grid = { categories: drawnNames(read.categories), series: named(read) };
  const isBar = chart.specification.type === 'bar';
  const labels = labelsBelow(grid.categories, frame);
  if (isBar && labels.isCramped) return horizontalBars(chart, grid, frame, top);
  const { fontSize } = frame;
  const name = valueName(chart, frame);
  const gridTop = top + (name === '' ? 0.4 : 1.7) * fontSize;
  const gridHeight = 15 * fontSize + labels.height;
  const legend = legendBelow(
    grid.series.map((one) => one.name),
    frame,
    gridTop + gridHeight + 0.6 * fontSize,
  );
  const values = grid.series.flatMap((one) => one.values.filter((value) => value !== null));
  return {
    height: gridTop - top + gridHeight + 0.6 * fontSize + legend.height,
    option: {
      ...legend.option,
      title: namedAbove(name, frame, top),
      grid: gridWithin(frame, gridTop, gridHeight),
      xAxis: {
        type: 'category',
        data: [...grid.categories],
        ...categoryLine(frame),
        axisLabel: { ...labelStyle(frame), ...labels.option },
      },
      yAxis: { ...valueAxis(frame, values, valueWriter(chart, frame)), scale: !isBar && isFlat(values) },
      series: grid.series.map((_one, at) =>
        isBar ? bar(chart, grid, at, frame, labels.slot) : line(chart, grid, at, frame, labels.slot),
      ),
    },
  };
};

const named = ({ series }: ChartGrid) => {
  const names = drawnNames(series.map(({ name }) => name));
  return series.map(({ values }, at) => ({ name: names[at] ?? '', values }));
};

/** A line far above zero shows nothing when its axis begins there. */
const isFlat = (values: readonly number[]): boolean => {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least > 0 && most - least < most / 4;
};

function bar(chart: Chart, grid: ChartGrid, at: number, frame: ChartFrame, slot: number) {
  const values = grid.series[at]?.values ?? [];
  return {
    type: 'bar' as const,
    name: grid.series[at]?.name ?? '',
    data: [...values],
    ...(chart.specification.stacked && { stack: 'all' }),
    barMaxWidth: 3 * frame.fontSize,
    itemStyle: { color: seriesColour(at) },
    label: { ...valueLabel(chart, values, grid, frame, slot), position: 'outside' as const },
  };
}

function line(chart: Chart, grid: ChartGrid, at: number, frame: ChartFrame, slot: number) {
  const values = grid.series[at]?.values ?? [];
  return {
    type: 'line' as const,
    name: grid.series[at]?.name ?? '',
    data: values.map((value, place) => ({ value, label: { position: besideLine(values, place) } })),
    ...(chart.specification.stacked && { stack: 'all', areaStyle: { opacity: 0.35 } }),
    lineStyle: { width: frame.fontSize / 7 },
    color: seriesColour(at),
    symbol: shapes[at % shapes.length] ?? 'circle',
    symbolSize: frame.fontSize * 0.45,
    showSymbol: values.length <= 40,
    showAllSymbol: true,
    label: {
      ...valueLabel(chart, values, grid, frame, slot),
      textBorderColor: ink.background,
      textBorderWidth: frame.fontSize / 5,
    },
  };
}

/** Above the line; in a valley of it below. */
function besideLine(values: readonly (number | null)[], at: number): 'top' | 'bottom' {
  const value = values[at] ?? 0;
  const isBelow = [at - 1, at + 1].every((other) => (values[other] ?? Infinity) > value);
  return isBelow && at > 0 && at < values.length - 1 ? 'bottom' : 'top';
}

/** The numbers themselves, where one series has room for all of them. */
function valueLabel(
  chart: Chart,
  values: readonly (number | null)[],
  { series }: ChartGrid,
  frame: ChartFrame,
  slot: number,
) {
  const write = valueWriter(chart, frame);
  const words = values.map((value) => (value === null ? '' : write(value)));
  const widest = Math.max(...words.map(textWidth)) * frame.fontSize * labelSize;
  return {
    show: series.length === 1 && values.length <= 16 && widest < slot * 1.05,
    ...labelStyle(frame),
    formatter: ({ dataIndex }: { dataIndex: number }) => words[dataIndex] ?? '',
  };
}

/** How the names below the axis are laid out: all of them, some of them, or aslant. */
function labelsBelow(categories: readonly string[], frame: ChartFrame) {
  const size = frame.fontSize * labelSize;
  const slot = (innerWidth(frame) - 3 * frame.fontSize) / categories.length;
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.flatMap((text) => text.split('\n').map(textWidth))) * size;
  const times = timeWords(categories, 1, frame.language);
  const isTime = times !== null || categories.every((name) => /^\d{4}(?: Q\d)?$|^\d{4}-\d\d-\d\d /.test(name));
  const needed = widest(times ?? categories) + 0.25 * frame.fontSize;
  const isShort = needed <= slot;
  const step = isShort ? 1 : Math.ceil((times || isTime ? needed : 1.35 * size) / slot);
  const isAslant = !isShort && !isTime;
  const texts = timeWords(categories, step, frame.language) ?? categories;
  const shown = isAslant ? texts.map((text) => cutToWidth(text, 8)) : texts;
  return {
    slot,
    isCramped: isAslant,
    height: isAslant ? Math.min(widest(shown) * 0.75, 7 * size) + 0.6 * size : (times ? 2.6 : 1.6) * size,
    option: {
      interval: step - 1,
      rotate: isAslant ? 45 : 0,
      lineHeight: size * 1.15,
      formatter: (_name: string, at: number) => shown[at] ?? '',
    },
  };
}

/** Bars without gaps over the ends of the bins. */
export const histogramBody: DrawBody = (chart, frame, top) => {
  const { fontSize, language } = frame;
  const write = valueWriter(chart, frame);
  const rows = chart.table.rows.map(([from, to, count]) => ({
    from: Number(from),
    to: Number(to),
    count: Number(count),
  }));
  const ends = rows.map(({ from, to }) => `${write(from, 4)}–${write(to, 4)}`);
  const labels = labelsBelow(ends, frame);
  const gridTop = top + 1.7 * fontSize;
  const gridHeight = 15 * fontSize + labels.height;
  const below = valueName(chart, frame);
  const count = bar(
    chart,
    { categories: ends, series: [{ name: '', values: rows.map((row) => row.count) }] },
    0,
    frame,
    labels.slot,
  );
  return {
    height: gridTop - top + gridHeight + 2 * fontSize,
    option: {
      title: [
        namedAbove(chartWords[language].count, frame, top),
        { ...namedAbove(below, frame, gridTop + gridHeight + 0.4 * fontSize), left: 'center' },
      ],
      grid: gridWithin(frame, gridTop, gridHeight),
      xAxis: {
        type: 'category',
        data: ends,
        ...categoryLine(frame),
        axisLabel: { ...labelStyle(frame), ...labels.option },
      },
      yAxis: valueAxis(
        frame,
        rows.map((row) => row.count),
        plainNumber,
      ),
      series: [
        {
          ...count,
          barMaxWidth: undefined,
          barCategoryGap: '2%',
          itemStyle: { color: seriesColour(0), borderColor: ink.background },
        },
      ],
    },
  };
};
