import { z } from 'zod';
import { type ChartSpecification, chartTypes, type ResultTable } from '../../core/figures';
import { type CheckedChart, refused } from './checked-chart';
import { drawnGrid } from './draw-grid';
import { drawnHistogram, drawnScatter } from './draw-values';
import { readTable } from './read-table';
import { holdsMarkup, isPlain } from './plain-text';

const plain = (longest: number) =>
  z.string().max(longest).refine(isPlain, { message: 'holds characters that are not seen' });
const words = (longest: number) =>
  plain(longest).refine((text) => !holdsMarkup(text), { message: 'holds a tag or an address' });
const column = plain(200).min(1);

/** What a model may write. */
export const chartSpecificationSchema = z.strictObject({
  type: z.enum(chartTypes),
  title: words(80),
  x: column,
  y: z.array(column).min(1).max(6),
  series: column.optional(),
  stacked: z.boolean().optional(),
  unit: words(20).optional(),
});

/**
 * What is drawn of a table, within bounds: at most 500 points; the 29 largest of more than 30 categories of a bar chart
 * and the 11 largest of more than 12 slices of a pie, with the rest as one; 12 series; lines and scatters thinned evenly;
 * heat maps of at most 40 by 40. A bar chart of many points in time becomes a line.
 */
export function checkChart(specification: unknown, result: ResultTable): CheckedChart {
  const table = readTable(result);
  if (table === null) return refused('no-values', 'there is no table');
  const parsed = chartSpecificationSchema.safeParse(specification);
  if (!parsed.success) return refused('not-a-specification', describe(parsed.error));
  const read = withoutEmpty(parsed.data);
  const named = read.type === 'histogram' ? read.y : [read.x, ...read.y, ...(read.series ? [read.series] : [])];
  const missing = named.find((name) => !table.columns.includes(name));
  if (missing !== undefined) return refused('unknown-column', `there is no column ${JSON.stringify(missing)}`);
  if (new Set(read.y).size < read.y.length) return refused('same-column', 'a column is named twice in y');
  if (read.type === 'histogram') return drawnHistogram({ ...read, x: read.y[0] ?? '' }, table);
  if (read.y.includes(read.x)) return refused('same-column', 'x is also in y');
  if (read.series !== undefined && read.y.includes(read.series)) return refused('same-column', 'series is also in y');
  return read.type === 'scatter' ? drawnScatter(read, table) : drawnGrid(read, table);
}

/** Without what says nothing: a series that is the categories again, an empty unit. */
function withoutEmpty({
  series,
  unit,
  stacked,
  ...rest
}: z.infer<typeof chartSpecificationSchema>): ChartSpecification {
  return {
    ...rest,
    ...(series !== undefined && series !== rest.x && { series }),
    ...(stacked !== undefined && { stacked }),
    ...(unit !== undefined && unit !== '' && { unit }),
  };
}

const describe = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'specification'}: ${message}`.slice(0, 200))
    .join('; ');
