import { categoryLine, type DrawBody, drawnNames, gridWithin, innerWidth, labelSize, labelStyle } from './chart-body';
import { legendBelow, namedAbove, seriesColour, valueAxis, valueName, valueWriter } from './chart-body';
import { shapes } from './chart-frame';
import { numberWords } from './number-words';
import { plainText } from './plain-text';
import { cutToWidth } from './text-width';

type Place = string | number;

/** Points of two values each; places that are no numbers stand side by side. */
export const scatterBody: DrawBody = (chart, frame, top) => {
  const { fontSize } = frame;
  const { columns, rows } = chart.table;
  const { specification } = chart;
  const at = (name: string): number => columns.indexOf(name);
  const place = at(specification.x);
  const isNumeric = rows.every((row) => typeof row[place] === 'number');
  const placeOf = (row: (typeof rows)[number]): Place =>
    isNumeric ? Number(row[place]) : plainText(String(row[place]));
  const groups = new Map<string, [Place, number][]>();
  for (const row of rows) {
    for (const name of specification.y) {
      const group = specification.series === undefined ? name : String(row[at(specification.series)]);
      const key = specification.series !== undefined && specification.y.length > 1 ? `${group} · ${name}` : group;
      const value = row[at(name)];
      if (typeof value === 'number') groups.set(key, [...(groups.get(key) ?? []), [placeOf(row), value]]);
    }
  }
  const points = [...groups.values()];
  const names = drawnNames([...groups.keys()]);
  const gridTop = top + 1.7 * fontSize;
  const gridHeight = 17 * fontSize;
  const below = cutToWidth(plainText(specification.x), innerWidth(frame) / (fontSize * labelSize));
  const legend = legendBelow(names, frame, gridTop + gridHeight + 2.2 * fontSize);
  const numbers = (index: 0 | 1): number[] => points.flat().map((point) => Number(point[index]));
  return {
    height: gridTop - top + gridHeight + 2.2 * fontSize + legend.height,
    option: {
      ...legend.option,
      title: [
        namedAbove(valueName(chart, frame), frame, top),
        { ...namedAbove(below, frame, gridTop + gridHeight + 0.4 * fontSize), left: 'center' },
      ],
      grid: gridWithin(frame, gridTop, gridHeight),
      xAxis: isNumeric
        ? {
            ...valueAxis(frame, numbers(0), (value, decimals) => numberWords(value, frame.language, decimals)),
            ...categoryLine(frame),
            scale: true,
          }
        : {
            type: 'category',
            data: [...new Set(points.flat().map(([one]) => one))],
            ...categoryLine(frame),
            axisLabel: { ...labelStyle(frame), hideOverlap: true, width: 7 * fontSize, overflow: 'truncate' },
          },
      yAxis: { ...valueAxis(frame, numbers(1), valueWriter(chart, frame)), scale: true },
      series: points.map((data, index) => ({
        type: 'scatter' as const,
        name: names[index] ?? '',
        data,
        symbol: shapes[index % shapes.length] ?? 'circle',
        symbolSize: fontSize * (data.length > 150 ? 0.4 : 0.55),
        itemStyle: { color: seriesColour(index), opacity: 0.7 },
      })),
    },
  };
};
