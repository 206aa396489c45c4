import type { Language } from '../../core/question';

/** Where and for whom a chart is drawn. */
export interface ChartFrame {
  /** In pixels. */
  width: number;
  /** Of the labels, in pixels; all else is measured by it. */
  fontSize: number;
  language: Language;
  /** Below the drawing: source and as-of time. */
  footnote: string;
  /** Whether it moves and answers a pointer. */
  isInteractive: boolean;
}

/** Of a picture that a phone shows at half its width. */
export const phoneFrame = { width: 750, fontSize: 24 } as const;

/** Okabe and Ito's colours (jfly.uni-koeln.de/color), then Tol's: they differ for colour-blind people, too. */
export const colours = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#56b4e9',
  '#cc79a7',
  '#332288',
  '#999933',
  '#882255',
  '#44aa99',
  '#aa4499',
  '#777777',
] as const;

export const ink = {
  background: '#ffffff',
  title: '#1f2328',
  text: '#444c56',
  line: '#8c959f',
  grid: '#e3e6ea',
} as const;
export const shapes = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
