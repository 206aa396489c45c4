import type { ValueTransformer } from 'typeorm';

/** What this program wrote, as JSON in a text column. */
export const json: ValueTransformer = {
  to: (value: object | null) => value && JSON.stringify(value),
  from: (stored: string | null): unknown => (stored === null ? null : JSON.parse(stored)),
};

/** A list of strings as JSON in a text column. */
export const stringList: ValueTransformer = {
  to: (list: readonly string[]) => JSON.stringify(list),
  from: (stored: string): string[] => {
    const list: unknown = JSON.parse(stored);
    if (!Array.isArray(list)) throw new Error('A stored list is not a list.');
    return list.map(String);
  },
};
