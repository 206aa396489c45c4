import type { RangeVerdict, ReportRow } from '../../core/picture';
import { compareDecimals, shiftedLeft, timesPowerOfTen } from './decimal';
import { type Interval, measuredValue } from './measured-value';
import { plainCell } from './plain-cell';
import { type Bounds, boundsOf, type Sex } from './reference-range';

/**
 * The value against the row's own range; bounds are within. Null where that cannot be told: words, no range, a range of
 * the other sex, `<0.5` against 0.1-1.0, or a number that would be judged differently had a point been lost in reading.
 */
export function judgeRow({ value, range }: Pick<ReportRow, 'value' | 'range'>, sex: Sex | null): RangeVerdict | null {
  const { number } = measuredValue(value);
  const stated = range === null ? null : inMeasureOf(value, plainCell(range));
  const bounds = stated === null ? null : boundsOf(stated, sex);
  if (!number || !bounds) return null;
  const verdicts = readings(number, bounds).map(verdictOf);
  return verdicts.every((verdict) => verdict === verdicts[0]) ? (verdicts[0] ?? null) : null;
}

const POWER = /\s*[×xX*]\s*10\^?(\d{1,2})/g;
/** Of cells in a volume; smaller ones may be a part of the number. */
const LEAST_POWER = 6;

/** The range without the power of ten that only its unit has; null where the two cannot be compared. */
function inMeasureOf(value: string, range: string): string | null {
  const powers = [...range.matchAll(POWER)].map((match) => Number(match[1]));
  const hasPower = new RegExp(POWER).test(plainCell(value));
  if (hasPower === powers.length > 0) return range;
  return !hasPower && powers.every((power) => power >= LEAST_POWER) ? range.replace(POWER, '') : null;
}

interface Reading {
  value: Interval;
  bounds: Bounds;
}

/** As read, and what it may have been before a point was lost: value and bounds of one row have as many decimals. */
function readings(value: Interval, bounds: Bounds): Reading[] {
  const all: Reading[] = [{ value, bounds }];
  const { low, high } = bounds;
  const places = Math.max(low?.scale ?? 0, high?.scale ?? 0);
  const exact = value.low === value.high ? value.low : null;
  if (places > 0 && exact?.scale === 0 && exact.digits !== 0n) {
    const shifted = shiftedLeft(exact, places);
    all.push({ value: { ...value, low: shifted, high: shifted }, bounds });
  }
  // Both bounds may have lost theirs where the value would lie far below them.
  if (exact && exact.scale > 0 && low?.scale === 0 && high?.scale === 0) {
    if (compareDecimals(timesPowerOfTen(exact, 1), low) < 0) {
      all.push({ value, bounds: { low: shiftedLeft(low, exact.scale), high: shiftedLeft(high, exact.scale) } });
    }
  }
  if (low && high && low.scale !== high.scale && low.digits !== 0n) {
    if (low.scale === 0) all.push({ value, bounds: { low: shiftedLeft(low, high.scale), high } });
    if (high.scale === 0) all.push({ value, bounds: { low, high: shiftedLeft(high, low.scale) } });
  }
  return all;
}

function verdictOf({ value, bounds: { low, high } }: Reading): RangeVerdict | null {
  const below = value.high && low ? compareDecimals(value.high, low) : 1;
  if (low && (value.isOpen ? below <= 0 : below < 0)) return 'low';
  const above = value.low && high ? compareDecimals(value.low, high) : -1;
  if (value.isOpen ? above >= 0 : above > 0) return 'high';
  // Nothing is measured below zero, so that no lower bound is needed above it.
  const isEnough = !low || (value.low ? compareDecimals(value.low, low) >= 0 : low.digits === 0n);
  const isNotTooMuch = !high || (value.high !== null && compareDecimals(value.high, high) <= 0);
  return isEnough && isNotTooMuch ? 'normal' : null;
}
