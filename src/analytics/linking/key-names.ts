import type { ColumnEntry, TableEntry } from './schema-entry';
import { abbreviates } from './word-likeness';

const KEY_WORDS = new Set(['id', 'code', 'key', 'uid', 'uuid', 'no']);

/** Whether a column of these words is named as one that holds keys: `car_id`, `aid`, `city_code`, `订单编号`. */
export function isKeyName(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return KEY_WORDS.has(last) || /^[a-z]{1,6}id$/.test(last) || /(?:编号|代码)$/.test(last);
}

/** `car` of `car_id`. */
export const withoutKeyWord = (words: readonly string[]): readonly string[] =>
  KEY_WORDS.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;

/**
 * The primary key, or where none is declared the first key that is named after the table, or just the first; null for a
 * table of nothing but keys, which says what belongs to what.
 */
export function ownKeyOf(entry: TableEntry): ColumnEntry | null {
  const { table, columns } = entry;
  if (table.primaryKey.length > 0) {
    return table.primaryKey.length > 1
      ? null
      : (columns.find(({ column }) => column.name === table.primaryKey[0]) ?? null);
  }
  const keys = columns.filter(({ isKey }) => isKey);
  if (keys.length > 1 && keys.length === columns.length) return null;
  return keys.find(({ name }) => isNamedAfter(name.latin, entry)) ?? keys[0] ?? null;
}

function isNamedAfter(words: readonly string[], entry: TableEntry): boolean {
  const [only = ''] = words;
  if (words.length > 1) return namesTable(withoutKeyWord(words), entry);
  return only === 'id' || (only !== '' && entry.name.latin[0]?.startsWith(only.charAt(0)) === true);
}

/** Whether these words end in what the table is called, abbreviations included: cust of `customers`. */
export function namesTable(words: readonly string[], { name: { latin } }: TableEntry): boolean {
  if (latin.length === 0 || words.length < latin.length) return false;
  const end = words.slice(words.length - latin.length);
  return latin.every((word, at) => isSame(end[at] as string, word));
}

const isSame = (word: string, named: string): boolean =>
  word === named || (word.length >= 3 && abbreviates(word, named));
