import { Resvg } from '@resvg/resvg-js';
import * as echarts from 'echarts';
import type { Chart } from '../../core/figures';
import type { ChartFonts } from './chart-fonts';
import { type ChartDrawing, chartDrawing } from './echarts-option';
import { type ChartFrame, phoneFrame } from './chart-frame';
import type { ChartOptions } from './chart-picture';
import { isHarmlessSvg } from './check-svg';
import { labelledPng } from './png-label';
import { textWidth } from './text-width';

const FONT_FAMILY = 'Noto Sans CJK SC';
const LARGEST_BYTES = 300_000;
/** Twice as fine as it is laid out; less where the file would be too large for a chat. */
const ZOOMS = [2, 1.5, 1] as const;

echarts.setPlatformAPI({
  measureText: (text, font = '') => ({ width: textWidth(text) * Number(/([\d.]+)px/.exec(font)?.[1] ?? 12) }),
});

export const drawnForPhone = (chart: Chart, { language, footnote }: ChartOptions): ChartDrawing =>
  chartDrawing(chart, { ...phoneFrame, language, footnote, isInteractive: false } satisfies ChartFrame);

interface SvgPainter {
  renderToString(options: { cssAnimation: boolean; cssEmphasis: boolean; useViewBox: boolean }): string;
}

/** A drawing as SVG, without a browser. */
export function drawSvg({ option, width, height }: ChartDrawing): string {
  const page = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    page.setOption(option);
    // `renderToSVGString` of ECharts itself adds style sheets for pointers, which a picture has no use for.
    const { painter } = page.getZr() as unknown as { painter: SvgPainter };
    return painter.renderToString({ cssAnimation: false, cssEmphasis: false, useViewBox: true });
  } finally {
    page.dispose();
  }
}

/** A chart as PNG of at most 300 kB. Throws where the drawing holds what no chart needs. */
export function drawPicture(chart: Chart, options: ChartOptions, fonts: ChartFonts) {
  const svg = drawSvg(drawnForPhone(chart, options));
  if (!isHarmlessSvg(svg)) throw new Error('The drawing holds more than shapes and text');
  const { files, text } = fonts.fit(svg);
  for (const zoom of ZOOMS) {
    const image = new Resvg(text, {
      font: {
        loadSystemFonts: false,
        fontFiles: files,
        defaultFontFamily: FONT_FAMILY,
        sansSerifFamily: FONT_FAMILY,
      },
      fitTo: { mode: 'zoom', value: zoom },
      logLevel: 'off',
    }).render();
    const png = labelledPng(image.asPng());
    if (png.length <= LARGEST_BYTES || zoom === 1) return { png, width: image.width, height: image.height };
  }
  throw new Error('A picture is drawn at one size at least');
}
