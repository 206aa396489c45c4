// From rows to a PNG: 200 points of a line, checked, drawn in the thread of the charts and painted with the shipped
// font, in warm state; beside it what ECharts alone takes to write the same option as SVG, in the same run.
// Needs a build: npm run build:api
//   node bench/charts.mjs [--points 200] [--runs 30]
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = resolve(fileURLToPath(import.meta.url), '..', '..');
const { values: options } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    runs: { type: 'string', default: '30' },
    build: { type: 'string', default: join(project, 'dist') },
  },
});
const charts = join(resolve(options.build), 'analytics', 'charts');
const script = join(charts, 'chart.worker.js');
if (!existsSync(script)) {
  console.error('There is no build in dist/. Run: npm run build:api');
  process.exit(2);
}
const load = createRequire(join(charts, '/'));
const { checkChart } = load('./chart-specification.js');
const { ChartThread } = load('./chart-thread.js');
const { drawnForPhone } = load('./draw-picture.js');
const echarts = createRequire(join(project, 'package.json'))('echarts');

const points = Math.max(2, Number(options.points) || 200);
const runs = Math.max(1, Number(options.runs) || 30);
const table = {
  columns: ['序号', '毫秒'],
  rows: Array.from({ length: points }, (_, at) => [at + 1, Math.round(300 + 200 * Math.sin(at / 9) + (at % 17))]),
};
const specification = { type: 'line', title: '响应时间', x: '序号', y: ['毫秒'], unit: 'ms' };
const words = { language: 'zh', footnote: '来源：文献库 · 截至 2026-11-22 08:00' };

const thread = new ChartThread({ script, fontFolder: join(project, 'assets', 'fonts') });
try {
  const coldMilliseconds = (await timed(paint)).milliseconds;
  for (let run = 0; run < 5; run++) await paint();
  const own = [];
  let processor = 0;
  const reference = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    const painted = await timed(paint);
    const { user, system } = process.cpuUsage(before);
    processor += (user + system) / 1000 / runs;
    bytes = painted.value.png.length;
    own.push(painted.milliseconds);
    reference.push((await timed(writeSvg)).milliseconds);
  }
  report({ coldMilliseconds, own, processor, reference, bytes });
} finally {
  await thread.stop();
}

async function paint() {
  const checked = checkChart(specification, table);
  const picture = checked.status === 'chart' ? await thread.paint(checked.chart, words) : null;
  if (picture === null) throw new Error('The chart was not drawn');
  return picture;
}

function writeSvg() {
  const { option, width, height } = drawnForPhone(checkChart(specification, table).chart, words);
  const page = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  page.setOption(option);
  const svg = page.renderToSVGString();
  page.dispose();
  return svg;
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - started };
}

function report({ coldMilliseconds, own, processor, reference, bytes }) {
  const median = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
  const rounded = (value) => Number(value.toFixed(1));
  const result = {
    points,
    runs,
    coldMilliseconds: rounded(coldMilliseconds),
    medianMilliseconds: rounded(median(own)),
    bestMilliseconds: rounded(Math.min(...own)),
    processorMilliseconds: rounded(processor),
    svgMilliseconds: rounded(median(reference)),
    ratio: rounded(median(own) / median(reference)),
    kilobytes: rounded(bytes / 1000),
  };
  const rows = [
    ['points', result.points],
    ['first picture, thread started, ms', result.coldMilliseconds],
    ['rows to PNG, median, ms', result.medianMilliseconds],
    ['rows to PNG, best, ms', result.bestMilliseconds],
    ['processor time of one, mean, ms', result.processorMilliseconds],
    ['ECharts alone to SVG, median, ms', result.svgMilliseconds],
    ['rows to PNG / ECharts to SVG', result.ratio],
    ['PNG, kB', result.kilobytes],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(36)}${String(value).padStart(12)}`);
  console.log(JSON.stringify(result));
}
