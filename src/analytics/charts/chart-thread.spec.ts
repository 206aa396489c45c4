import { join } from 'node:path';
import { compiledScript, projectFolder } from '../../../test/support/compile-sources';
import type { Chart } from '../../core/figures';
import { ChartThread } from './chart-thread';

// A thread that loads the drawing library, on a machine that may be busy.
jest.setTimeout(60_000);

const chart: Chart = {
  specification: { type: 'bar', title: '各月发文量', x: '月份', y: ['篇数'], unit: '篇' },
  table: {
    columns: ['月份', '篇数'],
    rows: [
      ['2026-01', 3],
      ['2026-02', 5],
    ],
  },
};
const options = { language: 'zh', footnote: '来源：文献库 · 截至 2026-11-22' } as const;
const settings = {
  script: compiledScript('analytics/charts/chart.worker.js'),
  fontFolder: join(projectFolder, 'assets/fonts'),
};

it('draws pictures that say in their metadata what made them, one after the other, until it is stopped', async () => {
  const thread = new ChartThread(settings);
  const [first, second] = await Promise.all([thread.paint(chart, options), thread.paint(chart, options)]);
  expect(first?.png.subarray(1, 4).toString()).toBe('PNG');
  expect(first?.width).toBe(1500);
  expect(first?.png.length).toBeLessThan(300_000);
  expect(first?.png.includes('AIGC\0{"Label":"1","ContentProducer":"Fennelbean"')).toBe(true);
  expect(first?.png.includes('<TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;')).toBe(true);
  expect(second).toEqual(first);
  await thread.stop();
  expect(await thread.paint(chart, options)).toBeNull();
});

it('gives up what takes too long, and draws the next one', async () => {
  const thread = new ChartThread({ ...settings, limitMilliseconds: 1 });
  expect(await thread.paint(chart, options)).toBeNull();
  const patient = new ChartThread(settings);
  const caller = new AbortController();
  const given = patient.paint(chart, options, caller.signal);
  setTimeout(() => {
    caller.abort();
  }, 5);
  expect(await given).toBeNull();
  expect(await patient.paint(chart, options)).not.toBeNull();
  await Promise.all([thread.stop(), patient.stop()]);
});

it('starts again after it ended for want of work', async () => {
  const thread = new ChartThread({ ...settings, idleMilliseconds: 1 });
  expect(await thread.paint(chart, options)).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await thread.paint(chart, options)).not.toBeNull();
  await thread.stop();
});

it('outlives a thread that cannot start, and what is no chart', async () => {
  const broken = new ChartThread({ ...settings, fontFolder: '/nowhere' });
  expect(await broken.paint(chart, options)).toBeNull();
  const thread = new ChartThread(settings);
  expect(await thread.paint({} as Chart, options)).toBeNull();
  expect(await thread.paint(chart, options)).not.toBeNull();
  await Promise.all([broken.stop(), thread.stop()]);
});
