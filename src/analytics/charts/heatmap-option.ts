import { categoryLine, type DrawBody, drawnNames, gridWithin, innerWidth, labelSize, labelStyle } from './chart-body';
import { namedAbove, valueName, valueWriter } from './chart-body';
import { ink } from './chart-frame';
import { gridOf } from './chart-grid';
import { timeWords } from './chart-words';
import { cutToWidth, textWidth } from './text-width';

const shades = ['#eef4fa', '#b7d4ea', '#6baed6', '#2f7fb8', '#08457e'];
const MOST_LABELLED = 120;

/** Cells by colour, with their values where there is room, and what the colours mean below. */
export const heatmapBody: DrawBody = (chart, frame, top) => {
  const { fontSize, language } = frame;
  const write = valueWriter(chart, frame);
  const grid = gridOf(chart);
  const categories = drawnNames(grid.categories);
  const rows = drawnNames(grid.series.map(({ name }) => name)).map((name) => cutToWidth(name, 9));
  const cells = grid.series.flatMap(({ values }, row) =>
    values.flatMap((value, column): [number, number, number][] => (value === null ? [] : [[column, row, value]])),
  );
  const values = cells.map(([, , value]) => value);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const isDark = (value: number): boolean => value - least > 0.55 * (most - least);
  const size = fontSize * labelSize;
  const namesWidth = Math.max(...rows.map(textWidth)) * size;
  const slot = (innerWidth(frame) - namesWidth - fontSize) / categories.length;
  const short = (timeWords(categories, 1, language) ?? categories).map((name) => name.split('\n', 1)[0] ?? '');
  const widest =
    Math.max(...(timeWords(categories, 1, language) ?? categories).flatMap((name) => name.split('\n').map(textWidth))) *
    size;
  const isAslant = widest + 0.15 * fontSize > slot;
  const step = isAslant ? Math.ceil((1.3 * size) / slot) : 1;
  const shown = isAslant
    ? short.map((name) => cutToWidth(name, 8))
    : (timeWords(categories, 1, language) ?? categories);
  const labelsHeight = isAslant ? Math.min(8, Math.max(...shown.map(textWidth))) * 0.75 * size + size : 2.6 * size;
  const words = values.map((value) => write(value, 1));
  const isLabelled = cells.length <= MOST_LABELLED && Math.max(...words.map(textWidth)) * size * 0.85 < slot * 0.95;
  const gridTop = top + 1.7 * fontSize;
  const gridHeight = Math.min(60, Math.max(6, rows.length * 1.9)) * fontSize + labelsHeight;
  return {
    height: gridTop - top + gridHeight + 3 * fontSize,
    option: {
      title: namedAbove(valueName(chart, frame), frame, top),
      grid: gridWithin(frame, gridTop, gridHeight),
      xAxis: {
        type: 'category',
        data: categories,
        ...categoryLine(frame),
        axisLabel: {
          ...labelStyle(frame),
          interval: step - 1,
          rotate: isAslant ? 45 : 0,
          lineHeight: size * 1.15,
          formatter: (_name: string, at: number) => shown[at] ?? '',
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: drawnNames(rows),
        ...categoryLine(frame),
        axisLabel: { ...labelStyle(frame), interval: 0 },
      },
      visualMap: {
        type: 'continuous',
        min: least,
        max: most > least ? most : least + 1,
        orient: 'horizontal',
        left: 'center',
        top: gridTop + gridHeight + 0.7 * fontSize,
        padding: 0,
        itemWidth: 0.9 * fontSize,
        itemHeight: 12 * fontSize,
        text: [write(most), write(least)],
        textStyle: labelStyle(frame),
        inRange: { color: shades },
        calculable: false,
        hoverLink: frame.isInteractive,
      },
      series: [
        {
          type: 'heatmap',
          data: cells.map((value) => ({ value, label: { color: isDark(value[2]) ? ink.background : ink.title } })),
          itemStyle: { borderColor: ink.background, borderWidth: fontSize / 16 },
          label: {
            show: isLabelled,
            fontSize: size * 0.85,
            formatter: ({ dataIndex }: { dataIndex: number }) => words[dataIndex] ?? '',
          },
        },
      ],
    },
  };
};
