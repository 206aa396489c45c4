import type { Chart, ChartSpecification, ResultTable } from '../../core/figures';

/** Why a table is not drawn as a specification asks. */
export type ChartRefusal =
  | 'not-a-specification'
  | 'unknown-column'
  | 'same-column'
  | 'not-numeric'
  | 'repeated-category'
  | 'negative-share'
  | 'no-values'
  | 'one-point';

export type CheckedChart =
  | { status: 'chart'; chart: Chart }
  /** `detail`: for whoever wrote the specification, in English. */
  | { status: 'refused'; reason: ChartRefusal; detail: string };

export const drawn = (specification: ChartSpecification, table: ResultTable): CheckedChart => ({
  status: 'chart',
  chart: { specification, table },
});

export const refused = (reason: ChartRefusal, detail: string): CheckedChart => ({ status: 'refused', reason, detail });

/** Of fewer than two values. */
export const tooFew = (values: number): CheckedChart =>
  values === 0
    ? refused('no-values', 'there is no value to draw')
    : refused('one-point', 'one value needs no chart: say it in the sentence');

export function withoutSeries(specification: ChartSpecification): ChartSpecification {
  const { type, title, x, y, stacked, unit } = specification;
  return { type, title, x, y, ...(stacked !== undefined && { stacked }), ...(unit !== undefined && { unit }) };
}

/** Points of a drawing. */
export const MOST_POINTS = 500;
/** Lines or groups of bars. */
export const MOST_SERIES = 12;
