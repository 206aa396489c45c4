import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Chart } from '../../core/figures';
import { ChartFonts } from './chart-fonts';
import { checkChart } from './chart-specification';
import { isHarmlessSvg } from './check-svg';
import { drawnForPhone, drawPicture, drawSvg } from './draw-picture';

jest.setTimeout(120_000);

interface Line {
  id: string;
  specification: unknown;
  columns: string[];
  rows: Cell[][];
}

const project = join(__dirname, '../../..');
const fonts = new ChartFonts(join(project, 'assets/fonts'));
const options = { language: 'zh', footnote: '来源：文献库 · 截至 2026-11-22 08:00' } as const;

const chartsOf = (name: string): { id: string; chart: Chart }[] =>
  readFileSync(join(project, 'test/fixtures/analytics/charts', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .flatMap((line) => {
      const checked = checkChart(line.specification, line);
      return checked.status === 'chart' ? [{ id: line.id, chart: checked.chart }] : [];
    });

const svgOf = (chart: Chart): string => drawSvg(drawnForPhone(chart, options));
/** Tags and attributes without what stands between them. */
const markupOf = (svg: string): string => svg.replace(/>[^<]*</g, '><');

it.each(['benign', 'hostile'])('draws nothing but shapes and text of the %s set, and changes nothing else', (name) => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const failed = chartsOf(name).filter(({ chart }) => {
    const svg = svgOf(chart);
    const markup = markupOf(svg);
    const isClean = !/<(?:script|image|foreignObject|use|a|style|iframe)\b|\son\w+=|href=|src=|url\((?!#)/i.test(
      markup,
    );
    return !isClean || !isHarmlessSvg(svg) || svg.length > 500_000 || !svg.includes('AI 生成 · AI-generated');
  });
  expect(failed.map(({ id }) => id)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});

it('makes small pictures of whatever is drawn of the hostile set', () => {
  const sizes = chartsOf('hostile').map(({ chart }) => drawPicture(chart, options, fonts));
  expect(sizes.length).toBeGreaterThan(10);
  for (const { png, width, height } of sizes) {
    expect(png.length).toBeLessThan(300_000);
    expect(width).toBeLessThanOrEqual(1500);
    expect(height).toBeLessThanOrEqual(5000);
  }
});

it('draws every character or a box in its place', () => {
  const rare = new ChartFonts(join(project, 'assets/fonts'), []);
  expect(rare.fit('<text>心血管方向 1,234 μ² 漢字</text>').text).toBe('<text>心血管方向 1,234 μ² 漢字</text>');
  expect(rare.fit('龘靐😀').text).toBe('□□□');
});
