import type { figuresZh } from './figures.zh';

export const figuresEn: typeof figuresZh = {
  figures: {
    table: 'Table of the result',
    source: (title) => `Source: ${title}`,
    sql: 'Query (SQL)',
    sqlCount: (count) => `Queries (SQL, ${count})`,
    copy: 'Copy',
    copied: 'Copied',
    cannotCopy: 'Selected; press Ctrl+C to copy',
    download: 'Download the whole table (CSV)',
    expired: 'The file has expired; please ask again.',
    chartFailed: 'The chart could not be shown; the table has its data.',
    chartType: {
      bar: 'Bar chart',
      line: 'Line chart',
      pie: 'Pie chart',
      scatter: 'Scatter chart',
      histogram: 'Histogram',
      heatmap: 'Heat map',
    },
    chartSays: (type, title, points) => `${type}: ${title}. ${points} points.`,
    extremes: (most, least) => `Highest ${most}, lowest ${least}.`,
    extreme: (name, value) => `${name} (${value})`,
    withFigures: 'Table and chart',
  },
};
