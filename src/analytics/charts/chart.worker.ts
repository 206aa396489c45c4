import { parentPort, workerData } from 'node:worker_threads';
import type { Chart } from '../../core/figures';
import { ChartFonts } from './chart-fonts';
import type { ChartOptions } from './chart-picture';
import { drawPicture } from './draw-picture';

/** What `ChartThread` starts this thread with. */
export interface ChartThreadSettings {
  fontFolder: string;
}

export interface ChartJob {
  chart: Chart;
  options: ChartOptions;
}

/** Null where it cannot be drawn. */
export type ChartReply = { png: Uint8Array; width: number; height: number } | null;

// ECharts keys objects by names of data; this one would let it write into all objects.
Reflect.deleteProperty(Object.prototype, '__proto__');

const fonts = new ChartFonts((workerData as ChartThreadSettings).fontFolder);

function answer({ chart, options }: ChartJob): ChartReply {
  try {
    return drawPicture(chart, options, fonts);
  } catch {
    return null;
  }
}

parentPort?.on('message', (job: ChartJob) => parentPort?.postMessage(answer(job)));
