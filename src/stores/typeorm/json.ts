export const toJson = (value: object): string => JSON.stringify(value);

/** Reads a column that only `toJson` has written; an empty column is null. */
export function fromJson<Value>(stored: string | null): Value {
  return JSON.parse(stored ?? 'null') as Value;
}
