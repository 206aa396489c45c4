import { markdownTable } from '../markdown-table';
import { childOf, descendantsOf, elementsOf, textOfXml, type XmlElement } from '../xml';

const MOST_POINTS = 5000;

/** A chart as its title and a table of what it draws, from the values that the file keeps beside it. */
export function readChart(part: XmlElement): string[] {
  const chart = childOf(part, 'chart');
  const title = descendantsOf(childOf(chart, 'title'), 't').map(textOfXml).join('').trim();
  const plots = elementsOf(childOf(chart, 'plotArea') ?? chart ?? part).filter(({ name }) => name.endsWith('Chart'));
  const axes = descendantsOf(childOf(chart, 'plotArea'), 'title').map((axis) =>
    descendantsOf(axis, 't').map(textOfXml).join(''),
  );
  const series = plots.flatMap((plot) => descendantsOf(plot, 'ser'));
  const blocks = [title, ...axes, ...plots.map(({ name }) => kindOf(name))];
  if (series.length > 0) blocks.push(tableOf(series).join('\n'));
  return blocks.filter((block) => block !== '');
}

/** `barChart` is a bar chart. */
const kindOf = (name: string): string => {
  const words = name.replace(/3D/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function tableOf(series: readonly XmlElement[]): string[] {
  const columns = series.map((one) => ({
    name: pointsOf(childOf(one, 'tx')).join(' '),
    labels: pointsOf(childOf(one, 'cat') ?? childOf(one, 'xVal')),
    values: pointsOf(childOf(one, 'val') ?? childOf(one, 'yVal')),
  }));
  const labels = columns.map((column) => column.labels).sort((one, other) => other.length - one.length)[0] ?? [];
  const length = Math.max(labels.length, ...columns.map(({ values }) => values.length));
  const rows = Array.from({ length: Math.min(length, MOST_POINTS) }, (_, at) => [
    labels[at] ?? '',
    ...columns.map(({ values }) => values[at] ?? ''),
  ]);
  return markdownTable([['', ...columns.map(({ name }) => name)], ...rows]);
}

function pointsOf(element: XmlElement | undefined): string[] {
  const points: string[] = [];
  for (const point of descendantsOf(element, 'pt')) {
    const at = Number(point.attributes.idx ?? points.length);
    if (at >= 0 && at < MOST_POINTS) points[at] = textOfXml(childOf(point, 'v')).trim();
  }
  return Array.from({ length: points.length }, (_, at) => points[at] ?? '');
}
