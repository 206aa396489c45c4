import type { Cell } from '../../core/figures';

/** Names such that no two are the same: the second `name` is `name_2`. An empty one is `column_` and its place. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given, at) => {
    const name = given === '' ? `column_${at + 1}` : given;
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}

const isExact = (value: bigint): boolean =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);

/** Stands for bytes, such as a picture: there is something, and it cannot be shown. */
const BYTES = '（二进制 · binary）';

/** A value as a driver gives it. What is no finite number is null; of bytes only that there are some is told. */
export function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return isExact(value) ? Number(value) : String(value);
    default:
      return value instanceof Uint8Array ? BYTES : null;
  }
}

/** A decimal as the database writes it: a number where that says the same, else the text. */
export function decimalOf(text: string): Cell {
  if (/^-?\d+$/.test(text)) return cellOf(BigInt(text));
  const significant = text.replace(/^-?0*|\.|0+$/g, '').replace(/^0+/, '');
  // Fifteen digits are what a number keeps whatever they are.
  return significant.length <= 15 && Number.isFinite(Number(text)) ? Number(text) : text;
}
