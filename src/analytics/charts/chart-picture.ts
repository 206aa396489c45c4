import type { Chart } from '../../core/figures';
import type { Language } from '../../core/question';

/** A drawn chart. */
export interface ChartPicture {
  png: Buffer;
  width: number;
  height: number;
}

export interface ChartOptions {
  language: Language;
  /** Below the drawing: source and as-of time. */
  footnote: string;
}

/** Draws charts away from the program's own thread. Never rejects; null where it cannot be drawn. */
export interface ChartPainter {
  paint(chart: Chart, options: ChartOptions, signal?: AbortSignal): Promise<ChartPicture | null>;
  stop(): Promise<void>;
}
