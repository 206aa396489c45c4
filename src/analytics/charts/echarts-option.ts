import type { EChartsOption, TitleComponentOption } from 'echarts';
import type { Chart, ChartType } from '../../core/figures';
import { axisBody, histogramBody } from './axis-option';
import { type DrawBody, innerWidth, valueWriter } from './chart-body';
import { type ChartFrame, ink } from './chart-frame';
import { GENERATED } from './chart-words';
import { heatmapBody } from './heatmap-option';
import { pieBody } from './pie-option';
import { plainText } from './plain-text';
import { scatterBody } from './scatter-option';
import { wrapToWidth } from './text-width';

/** What ECharts is given: functions in it are ours and only write numbers and names. */
export interface ChartDrawing {
  option: EChartsOption;
  /** In pixels. */
  width: number;
  height: number;
}

const bodies: Readonly<Record<ChartType, DrawBody>> = {
  bar: axisBody,
  line: axisBody,
  histogram: histogramBody,
  pie: pieBody,
  scatter: scatterBody,
  heatmap: heatmapBody,
};

/** A checked chart from top to bottom: its title, the drawing, the footnote and the label that a machine made it. */
export function chartDrawing(chart: Chart, frame: ChartFrame): ChartDrawing {
  const { fontSize, width } = frame;
  const title = titleOf(plainText(chart.specification.title), frame);
  const top = fontSize + title.height;
  const body = bodies[chart.specification.type](chart, frame, top);
  const { title: names, ...option } = body.option;
  const footnoteSize = 0.85 * fontSize;
  const footnote = plainText(frame.footnote);
  const lines = footnote === '' ? [] : wrapToWidth(footnote, innerWidth(frame) / footnoteSize, 2);
  const footnoteTop = top + body.height + 0.5 * fontSize;
  const labelTop = footnoteTop + lines.length * footnoteSize * 1.3 + 0.3 * fontSize;
  const labelSize = Math.ceil(Math.max(footnoteSize, 0.055 * Math.min(width, labelTop + 2.2 * fontSize)));
  const text = { padding: 0, itemGap: 0 };
  return {
    width,
    height: Math.ceil(labelTop + labelSize * 1.25 + 0.5 * fontSize),
    option: {
      animation: frame.isInteractive,
      backgroundColor: ink.background,
      textStyle: { fontFamily: 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif' },
      ...(frame.isInteractive && { tooltip: tooltipOf(chart, frame) }),
      ...option,
      title: [
        title.option,
        ...[names ?? []].flat(),
        { ...text, text: lines.join('\n'), left: fontSize, top: footnoteTop, textStyle: quiet(footnoteSize) },
        { ...text, text: GENERATED, right: fontSize, top: labelTop, textStyle: quiet(labelSize) },
      ],
    },
  };
}

const quiet = (size: number) => ({
  fontSize: size,
  lineHeight: size * 1.3,
  fontWeight: 'normal' as const,
  color: ink.text,
});

/** Large on up to two lines, else a little smaller on up to four. */
function titleOf(title: string, frame: ChartFrame): { option: TitleComponentOption; height: number } {
  const { fontSize } = frame;
  if (title === '') return { option: { show: false }, height: 0 };
  const linesIn = (size: number, most: number): string[] => wrapToWidth(title, innerWidth(frame) / size, most);
  const isLong = linesIn(1.3 * fontSize, 5).length > 2;
  const size = (isLong ? 1.1 : 1.3) * fontSize;
  const lines = linesIn(size, 4);
  const textStyle = { ...quiet(size), color: ink.title };
  return {
    option: { text: lines.join('\n'), left: fontSize, top: fontSize, padding: 0, textStyle },
    height: lines.length * size * 1.3 + 0.6 * fontSize,
  };
}

/** Drawn by the canvas, never as HTML: names come from data. */
const tooltipOf = (chart: Chart, frame: ChartFrame) => ({
  trigger: ['bar', 'line'].includes(chart.specification.type) ? ('axis' as const) : ('item' as const),
  renderMode: 'richText' as const,
  confine: true,
  textStyle: { fontSize: frame.fontSize },
  valueFormatter: (value: unknown) =>
    typeof value === 'number' ? valueWriter(chart, frame)(value) : typeof value === 'string' ? plainText(value) : '—',
});
