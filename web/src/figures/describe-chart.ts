import { cellText } from '../../../src/text/cell-text';
import type { Chart } from '../api';
import type { PageLanguage } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';

/** A chart in words, for who cannot see it: what it is of and, where points have names, its extremes. */
export function describeChart(
  chart: Chart,
  language: PageLanguage,
  { figures: words, joinSentences }: Dictionary,
): string {
  const { type, title, unit = '' } = chart.specification;
  const said = words.chartSays(words.chartType[type], title, chart.table.rows.length);
  const points = namedPoints(chart, language);
  const [first] = points;
  if (!first || points.length < 2) return said;
  const most = points.reduce((best, point) => (point.value > best.value ? point : best), first);
  const least = points.reduce((best, point) => (point.value < best.value ? point : best), first);
  const inWords = ({ name, value }: NamedPoint) => words.extreme(name, `${cellText(value, language)}${unit}`);
  return joinSentences([said, words.extremes(inWords(most), inWords(least))]);
}

interface NamedPoint {
  name: string;
  value: number;
}

function namedPoints({ specification, table }: Chart, language: PageLanguage): NamedPoint[] {
  const { type, x, y, series } = specification;
  if (type === 'scatter' || type === 'histogram') return [];
  const at = (column: string) => table.columns.indexOf(column);
  return y.flatMap((column) =>
    table.rows.flatMap((row) => {
      const value = row[at(column)];
      if (typeof value !== 'number') return [];
      const names = [row[at(x)], series === undefined ? undefined : row[at(series)]];
      const words = names.flatMap((name) => (name === undefined ? [] : cellText(name, language)));
      return [{ name: [...words, ...(y.length > 1 ? [column] : [])].join(' · '), value }];
    }),
  );
}
