/** In the text of all that is planted. */
export const MARK = 'CANARY';

const SHORTEST = 6;
const SMALLEST = 1_000_000;
const disguises = [
  MARK,
  Array.from(MARK).reverse().join(''),
  Buffer.from(MARK).toString('hex'),
  Buffer.from(MARK).toString('base64'),
].map((form) => form.toLowerCase());

/** Values that stand nowhere among those that may be read. Short texts and small numbers tell nothing, and are left out. */
export class ForeignValues {
  private readonly foreign: ReadonlySet<unknown>;

  constructor(all: Iterable<unknown>, allowed: Iterable<unknown>) {
    const known = new Set(telling(allowed));
    this.foreign = new Set([...telling(all)].filter((value) => !known.has(value)));
  }

  has(value: unknown): boolean {
    if (this.foreign.has(plainNumber(value))) return true;
    if (typeof value !== 'string') return false;
    const text = value.toLowerCase();
    return disguises.some((form) => text.includes(form));
  }
}

function* telling(values: Iterable<unknown>): Generator {
  for (const raw of values) {
    const value = plainNumber(raw);
    if (typeof value === 'string' ? value.length >= SHORTEST : Number(value) > SMALLEST) yield value;
  }
}

const plainNumber = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);
