import type { Cell } from '../../../core/figures';
import { cellOf, decimalOf } from '../cells';

/** The protocol's numbers of column types whose values need a second look. */
const Types = { DECIMAL: 0, FLOAT: 4, BIT: 16, NEWDECIMAL: 246 } as const;
/** What a number of four bytes keeps whatever it is. */
const FLOAT_DIGITS = 7;

/** A value as the driver gives it for a column of this kind. Dates come as texts: `2026-03-01`, `2026-03-01 08:30:00`. */
export function mysqlCell(value: unknown, columnType: number | undefined): Cell {
  switch (columnType) {
    case Types.DECIMAL:
    case Types.NEWDECIMAL:
      return typeof value === 'string' ? decimalOf(value) : cellOf(value);
    case Types.FLOAT:
      return typeof value === 'number' ? cellOf(Number(value.toPrecision(FLOAT_DIGITS))) : cellOf(value);
    case Types.BIT:
      return value instanceof Uint8Array ? cellOf(BigInt(`0x${Buffer.from(value).toString('hex') || '0'}`)) : null;
    default:
      return cellOf(value);
  }
}
