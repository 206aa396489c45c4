import type { Cell, ResultTable } from '../../core/figures';
import type { CalculatedValue } from '../calculate/calculation';

const TOLD_ROWS = 20;
const TOLD_COLUMNS = 40;
const TOLD_CELL = 80;
/** Longer than what is shown of a cell, so that what is cut off does not hide what it is the beginning of. */
const READ_CELL = 400;
/** Of one result. */
const TOLD_CHARACTERS = 8000;

/** Hides personal data in a text. */
export type Redact = (text: string) => string;

const toldText = (text: string, redact: Redact): string => redact(text.slice(0, READ_CELL)).slice(0, TOLD_CELL);
const toldCell = (cell: Cell, redact: Redact): Cell => (typeof cell === 'string' ? toldText(cell, redact) : cell);

/** The first rows of a result, for the model that goes on with them. */
export function toldRows({ columns, rows }: ResultTable, redact: Redact) {
  const shown: Cell[][] = [];
  let length = 0;
  for (const row of rows.slice(0, TOLD_ROWS)) {
    const told = row.slice(0, TOLD_COLUMNS).map((cell) => toldCell(cell, redact));
    length += JSON.stringify(told).length;
    if (shown.length > 0 && length > TOLD_CHARACTERS) break;
    shown.push(told);
  }
  return { columns: columns.slice(0, TOLD_COLUMNS), rows: shown, totalRows: rows.length };
}

/** What a calculation came to; too long a one is cut and told as text. */
export function toldValue(value: CalculatedValue, redact: Redact): CalculatedValue {
  const told = redacted(value, redact);
  const text = JSON.stringify(told);
  return text.length <= TOLD_CHARACTERS ? told : `${text.slice(0, TOLD_CHARACTERS)}…`;
}

function redacted(value: CalculatedValue, redact: Redact): CalculatedValue {
  if (Array.isArray(value)) return value.map((one) => redacted(one, redact));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([name, one]) => [toldText(name, redact), redacted(one, redact)]));
  }
  return toldCell(value, redact);
}
