import type { ValueTransformer } from 'typeorm';

/** A list of strings as JSON in a text column. */
export const stringList: ValueTransformer = {
  to: (list: readonly string[]) => JSON.stringify(list),
  from: (stored: string): string[] => {
    const list: unknown = JSON.parse(stored);
    if (!Array.isArray(list)) throw new Error('A stored list is not a list.');
    return list.map(String);
  },
};
