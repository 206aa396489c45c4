import type { EChartsOption } from 'echarts';
import type { Chart } from '../../core/figures';
import { type ChartFrame, colours, ink } from './chart-frame';
import { chartWords } from './chart-words';
import { numberWords, plainNumber } from './number-words';
import { plainText } from './plain-text';
import { cutToWidth, textWidth } from './text-width';

/** What is between the title and the footnote. */
export interface ChartBody {
  option: EChartsOption;
  /** In pixels. */
  height: number;
}

export type DrawBody = (chart: Chart, frame: ChartFrame, top: number) => ChartBody;

/** Sizes of letters, as multiples of the frame's. */
export const labelSize = 0.9;

/** As it is drawn: what is left of both ends is for the eye. */
export const innerWidth = ({ width, fontSize }: ChartFrame): number => width - 2 * fontSize;

export const labelStyle = ({ fontSize }: ChartFrame) => ({ fontSize: fontSize * labelSize, color: ink.text });

/** Of several columns or groups: each has a name of its own, and none that every object has: ECharts keys objects by them. */
export function drawnNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const plain = plainText(name) || '—';
    const text = plain in {} ? `${plain} ` : plain;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text} (${count})`;
  });
}

/** What the values are: the name of their column, where it is only one, and the unit. */
export function valueName({ specification }: Chart, frame: ChartFrame): string {
  const { y, series, unit } = specification;
  const name = y.length === 1 && (series !== undefined || y[0] !== undefined) ? plainText(y[0] ?? '') : '';
  const words = chartWords[frame.language];
  const text = unit === undefined || name.includes(unit) ? name : name === '' ? unit : words.of(name, unit);
  return cutToWidth(text, innerWidth(frame) / (frame.fontSize * labelSize));
}

export type WriteNumber = (value: number, decimals?: number) => string;

/** How the values are written: what is counted in 万 is not shortened to 万 again. */
export const valueWriter = ({ specification }: Chart, { language }: ChartFrame): WriteNumber =>
  /[万亿]/.test([...specification.y, specification.unit].join(' '))
    ? plainNumber
    : (value, decimals) => numberWords(value, language, decimals);

/** The name of the values above their axis. */
export const namedAbove = (text: string, frame: ChartFrame, top: number) => ({
  text,
  left: frame.fontSize,
  top,
  padding: 0,
  textStyle: { ...labelStyle(frame), fontWeight: 'normal' as const },
});

export const seriesColour = (at: number): string => colours[at % colours.length] ?? colours[0];

/** Where the axes and their labels are; ECharts finds the room for the labels. */
export const gridWithin = (frame: ChartFrame, top: number, height: number) => ({
  left: frame.fontSize,
  width: innerWidth(frame),
  top,
  height,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

export const valueAxis = (frame: ChartFrame, values: readonly number[], write: WriteNumber) => ({
  type: 'value' as const,
  splitNumber: 4,
  ...(values.every(Number.isInteger) && { minInterval: 1 }),
  axisLabel: {
    ...labelStyle(frame),
    formatter: (value: number) => write(value, 4),
    hideOverlap: true,
  },
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: ink.grid, width: frame.fontSize / 16 } },
});

export const categoryLine = (frame: ChartFrame) => ({
  axisLine: { lineStyle: { color: ink.line, width: frame.fontSize / 12 } },
  axisTick: { show: false },
});

/** Below the axes; as high as its lines are, and nothing for one series. */
export function legendBelow(
  names: readonly string[],
  frame: ChartFrame,
  top: number,
): { option: Pick<EChartsOption, 'legend'>; height: number } {
  const { fontSize } = frame;
  if (names.length < 2) return { option: { legend: { show: false } }, height: 0 };
  const size = fontSize * labelSize;
  const room = (innerWidth(frame) - 2.4 * fontSize) / size;
  const texts = new Map(names.map((name) => [name, cutToWidth(name, Math.min(room, 14))]));
  const gap = 0.7 * fontSize;
  const icon = 0.9 * fontSize;
  const lineHeight = size + gap;
  let lines = 1;
  let used = 0;
  for (const text of texts.values()) {
    const width = icon + 0.3 * fontSize + textWidth(text) * size * 1.03;
    if (used > 0 && used + gap + width > innerWidth(frame)) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? gap : 0) + width;
  }
  return {
    option: {
      legend: {
        data: [...names],
        left: 'center',
        top,
        width: innerWidth(frame),
        padding: 0,
        itemGap: gap,
        itemWidth: icon,
        itemHeight: icon * 0.8,
        textStyle: labelStyle(frame),
        formatter: (name: string) => texts.get(name) ?? name,
        selectedMode: frame.isInteractive,
      },
    },
    height: lines * lineHeight + 0.4 * fontSize,
  };
}
