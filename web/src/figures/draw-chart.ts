import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartDrawing } from '../../../src/analytics/charts/echarts-option';
import type { Chart } from '../api';
import type { PageLanguage } from '../i18n/language';
import { inDark } from './dark-drawing';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

interface DrawOptions {
  language: PageLanguage;
  isDark: boolean;
}

const fontSize = 13;

/** Draws the chart into a box, as wide as it is, and again when that changes. Returns what ends it. */
export function drawChart(box: HTMLElement, chart: Chart, { language, isDark }: DrawOptions): () => void {
  const drawn = init(box, null, { renderer: 'svg' });
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let width = 0;
  const draw = () => {
    if (box.clientWidth === 0 || box.clientWidth === width) return;
    width = box.clientWidth;
    const frame = { width, fontSize, language, footnote: '', isInteractive: true };
    const { option, height } = chartDrawing(chart, frame);
    box.style.height = `${height}px`;
    drawn.resize({ width, height });
    drawn.setOption(
      { ...(isDark ? inDark(option) : option), ...(isStill && { animation: false }) },
      { notMerge: true },
    );
  };
  const observer = new ResizeObserver(draw);
  observer.observe(box);
  try {
    draw();
  } catch (error) {
    end();
    throw error;
  }
  return end;

  function end() {
    observer.disconnect();
    drawn.dispose();
    box.style.height = '';
  }
}
