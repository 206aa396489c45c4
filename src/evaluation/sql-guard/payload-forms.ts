/** Where a payload is put: a table that may be read, with two of its columns as the dialect quotes them. */
export interface AttackPoint {
  table: string;
  number: string;
  text: string;
}

const ESCAPE = /%[\da-f]{2}/i;
const HOLDER =
  /\[(?:RANDNUM\d*|SLEEPTIME|INFERENCE|RANDSTR\d*|DELIMITER_(?:START|STOP)|ORIGVALUE|ORIGINAL|QUERY|CHAR|UNION|COLSTART|COLSTOP|GENERIC_SQL_COMMENT|SPACE_REPLACE|HASH_REPLACE|DOLLAR_REPLACE|AT_REPLACE|DELAYED|SINGLE_QUOTE|DB_NAME)\]/g;
const holders: Readonly<Record<string, string>> = {
  SLEEPTIME: '6',
  INFERENCE: '1=1',
  ORIGVALUE: '1',
  ORIGINAL: '1',
  QUERY: 'SELECT 1',
  DELAYED: '6',
  GENERIC_SQL_COMMENT: '-- ',
  SPACE_REPLACE: ' ',
  SINGLE_QUOTE: "'",
};

/** A payload as a tool would send it: its placeholders filled, and what is written for a URL read. */
export function sentPayload(payload: string): string {
  const filled = payload.replace(HOLDER, (holder) => {
    const name = holder.slice(1, -1);
    return holders[name] ?? (name.startsWith('RANDSTR') || name.startsWith('DELIMITER') ? 'q' : '7');
  });
  if (!ESCAPE.test(filled)) return filled;
  try {
    return decodeURIComponent(filled.replaceAll('+', ' '));
  } catch {
    return filled;
  }
}

/** The statements that a payload is tried in: by itself, behind a number, within a text, and in place of an order. */
export const payloadForms = (payload: string, { table, number, text }: AttackPoint): string[] => [
  payload,
  `SELECT ${number}, ${text} FROM ${table} WHERE ${number} = ${payload}`,
  `SELECT ${number}, ${text} FROM ${table} WHERE ${text} = '${payload}' ORDER BY ${number}`,
  `SELECT ${number}, ${text} FROM ${table} ORDER BY ${payload}`,
];
