import { type DrawBody, drawnNames, innerWidth, labelSize, labelStyle, seriesColour, valueWriter } from './chart-body';
import { ink } from './chart-frame';
import { gridOf } from './chart-grid';
import { plainNumber } from './number-words';
import { cutToWidth, textWidth } from './text-width';

const shareWords = (share: number): string =>
  share > 0 && share < 0.001 ? '<0.1%' : `${plainNumber(100 * share, 1)}%`;

/** A ring, with the shares in it and the names with their values below. */
export const pieBody: DrawBody = (chart, frame, top) => {
  const { fontSize, isInteractive } = frame;
  const write = valueWriter(chart, frame);
  const { categories, series } = gridOf(chart);
  const names = drawnNames(categories);
  const values = names.map((_name, at) => series[0]?.values[at] ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  const unit = chart.specification.unit ?? '';
  const share = (at: number): string => shareWords((values[at] ?? 0) / total);
  const size = fontSize * labelSize;
  const behind = names.map((_name, at) => {
    const value = `${write(values[at] ?? 0)}${unit === '%' ? '%' : unit && ` ${unit}`}`;
    return unit === '%' ? `  ${value}` : `  ${value} · ${share(at)}`;
  });
  const icon = 1.5 * fontSize;
  const widest = Math.max(...names.map((name, at) => textWidth(name + (behind[at] ?? ''))));
  const columns = names.length > 3 && widest * size + icon < innerWidth(frame) / 2 - fontSize ? 2 : 1;
  const room = (innerWidth(frame) / columns - icon - (columns - 1) * fontSize) / size;
  const texts = new Map(
    names.map((name, at) => [name, cutToWidth(name, room - textWidth(behind[at] ?? '')) + (behind[at] ?? '')]),
  );
  const perColumn = Math.ceil(names.length / columns);
  const lineHeight = 1.55 * fontSize;
  const ring = 13 * fontSize;
  const widestShown = Math.max(...[...texts.values()].map(textWidth)) * size + icon;
  const left = columns === 1 ? Math.max(fontSize, (frame.width - widestShown) / 2) : fontSize;
  return {
    height: ring + 1.3 * fontSize + perColumn * lineHeight,
    option: {
      legend: Array.from({ length: columns }, (_unused, column) => ({
        data: names.slice(column * perColumn, (column + 1) * perColumn),
        orient: 'vertical' as const,
        left: left + column * (innerWidth(frame) / 2 + fontSize / 2),
        top: top + ring + fontSize,
        padding: 0,
        itemGap: lineHeight - size,
        itemWidth: 0.9 * fontSize,
        itemHeight: 0.9 * fontSize,
        textStyle: { ...labelStyle(frame), lineHeight: size },
        formatter: (name: string) => texts.get(name) ?? name,
        selectedMode: isInteractive,
      })),
      series: [
        {
          type: 'pie',
          center: [frame.width / 2, top + ring / 2],
          radius: [3 * fontSize, 6.2 * fontSize],
          data: names.map((name, at) => ({ name, value: values[at] ?? 0, itemStyle: { color: seriesColour(at) } })),
          itemStyle: { borderColor: ink.background, borderWidth: fontSize / 12 },
          label: {
            position: 'inside',
            fontSize: size * 0.9,
            color: '#ffffff',
            textBorderColor: 'rgba(0,0,0,0.55)',
            textBorderWidth: fontSize / 10,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              (values[dataIndex] ?? 0) / total < 0.06 ? '' : share(dataIndex),
          },
          labelLine: { show: false },
        },
      ],
    },
  };
};
