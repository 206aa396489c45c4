import type { TitleComponentOption } from 'echarts';
import { type Cell, type ChartType, chartTypes } from '../../core/figures';
import { phoneFrame } from './chart-frame';
import { checkChart } from './chart-specification';
import { GENERATED } from './chart-words';
import { chartDrawing } from './echarts-option';

function drawingOf(type: ChartType, rows: Cell[][], unit = '') {
  const [x = '', series, y = ''] = type === 'scatter' ? ['数', '方向', '量'] : ['月', '方向', '量'];
  const columns = [x, series, y];
  const checked = checkChart({ type, title: '各月发文量', x, y: [y], series, unit }, { columns, rows });
  if (checked.status === 'refused') throw new Error(checked.detail);
  return chartDrawing(checked.chart, { ...phoneFrame, language: 'zh', footnote: '来源：文献库', isInteractive: false });
}

const rows: Cell[][] = Array.from({ length: 24 }, (_unused, at) => [(at % 12) + 1, at < 12 ? '__proto__' : '儿科', at]);

it.each(chartTypes)('labels a %s in letters of a twentieth of its shorter side, below its footnote', (type) => {
  const { option, width, height } = drawingOf(type, rows);
  const titles = option.title as TitleComponentOption[];
  expect(titles.map(({ text }) => text)).toEqual(expect.arrayContaining(['各月发文量', '来源：文献库']));
  expect(titles.at(-1)?.text).toBe(GENERATED);
  expect(titles.at(-1)?.textStyle?.fontSize).toBeGreaterThanOrEqual(0.05 * Math.min(width, height));
});

it('gives ECharts no name that every object has', () => {
  const { series } = drawingOf('bar', rows).option;
  expect([series].flat().map((one) => one?.name)).toEqual(['__proto__ ', '儿科']);
});

it('writes 万 once', () => {
  const of = (unit: string) => {
    const { yAxis } = drawingOf('line', rows, unit).option as {
      yAxis: { axisLabel: { formatter: (value: number) => string } };
    };
    return yAxis.axisLabel.formatter(120_000);
  };
  expect([of('元'), of('万元')]).toEqual(['12万', '120,000']);
});
