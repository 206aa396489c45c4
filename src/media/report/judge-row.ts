import type { RangeVerdict, ReportRow } from '../../core/picture';
import { compareDecimals, type Decimal, shiftedLeft } from './decimal';
import { type Comparison, measuredValue } from './measured-value';
import { type Bounds, boundsOf, type Sex } from './reference-range';

/**
 * The value against the row's own range; bounds are within. Null where that cannot be told: words, no range, a range of
 * the other sex, `<0.5` against 0.1-1.0, or a number that would be judged differently had a point been lost in reading.
 */
export function judgeRow({ value, range }: Pick<ReportRow, 'value' | 'range'>, sex: Sex | null): RangeVerdict | null {
  const { number } = measuredValue(value);
  const bounds = range === null ? null : boundsOf(range, sex);
  if (!number || !bounds) return null;
  const verdicts = readings(number.decimal, bounds).map((reading) => verdictOf(number.comparison, reading));
  return verdicts.every((verdict) => verdict === verdicts[0]) ? (verdicts[0] ?? null) : null;
}

interface Reading extends Bounds {
  value: Decimal;
}

/** As read, and what it may have been before a point was lost: values and bounds of one row have as many decimals. */
function readings(value: Decimal, { low, high }: Bounds): Reading[] {
  const all: Reading[] = [{ value, low, high }];
  const places = Math.max(low?.scale ?? 0, high?.scale ?? 0);
  if (places > 0 && value.scale === 0 && value.digits !== 0n) {
    all.push({ value: shiftedLeft(value, places), low, high });
  }
  if (low && high && low.scale !== high.scale && low.digits !== 0n) {
    if (low.scale === 0) all.push({ value, low: shiftedLeft(low, high.scale), high });
    if (high.scale === 0) all.push({ value, low, high: shiftedLeft(high, low.scale) });
  }
  return all;
}

function verdictOf(comparison: Comparison, { value, low, high }: Reading): RangeVerdict | null {
  const toLow = low ? compareDecimals(value, low) : 1;
  const toHigh = high ? compareDecimals(value, high) : -1;
  if (comparison === '=') return toLow < 0 ? 'low' : toHigh > 0 ? 'high' : 'normal';
  if (comparison === '<' || comparison === '≤') {
    if (low && (comparison === '<' ? toLow <= 0 : toLow < 0) && low.digits > 0n) return 'low';
    return toHigh <= 0 && (!low || low.digits === 0n) ? 'normal' : null;
  }
  if (high && (comparison === '>' ? toHigh >= 0 : toHigh > 0)) return 'high';
  return toLow >= 0 && !high ? 'normal' : null;
}
