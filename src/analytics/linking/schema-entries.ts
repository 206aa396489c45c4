import type { DescribedColumn, DescribedTable, SourceDescription } from '../source/source-description';
import { isKeyName, ownKeyOf } from './key-names';
import { conceptsOfChineseName, isGeneralWord } from './lexicon';
import { isChinese, rawWords, sharedPrefix, unglued } from './name-words';
import type { ColumnEntry, EntryWords, TableEntry } from './schema-entry';
import { stem } from './stem';

/** Tables and columns with the words of their names, titles and descriptions, cut and stemmed. */
export function schemaEntries({ tables }: Pick<SourceDescription, 'tables'>): TableEntry[] {
  const cut = cutter(tables);
  const tableNames = tables.map(({ name }) => cut(name));
  const prefix = sharedPrefix(tableNames);
  let at = 0;
  return tables.map((table, place) => {
    const entry: TableEntry = {
      table,
      name: entryWords((tableNames[place] as string[]).slice(prefix)),
      title: entryWords(cut(table.title)),
      description: entryWords(rawWords(table.description)),
      columns: [],
      ownKey: null,
    };
    const names = table.columns.map(({ name }) => cut(name));
    const columnPrefix = sharedPrefix(names);
    entry.columns = table.columns.map((column, nth): ColumnEntry => {
      const words = (names[nth] as string[]).slice(columnPrefix);
      return {
        table: entry,
        column,
        at: at++,
        name: entryWords(words),
        title: entryWords(cut(column.title)),
        description: entryWords(rawWords(column.description)),
        kind: kindOf(column, words),
        isKey: table.primaryKey.includes(column.name) || isKeyName(words),
      };
    });
    entry.ownKey = ownKeyOf(entry);
    return entry;
  });
}

/** Cuts names into words; also those glued together, by the words of the other names. */
function cutter(tables: readonly DescribedTable[]): (name: string) => string[] {
  const names = tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]);
  const vocabulary = new Set(names.flatMap(rawWords).map(stem));
  const isWord = (stemmed: string): boolean =>
    stemmed.length > 1 && (isGeneralWord(stemmed) || vocabulary.has(stemmed));
  return (name) => rawWords(name).flatMap((word) => unglued(word, isWord));
}

function entryWords(words: readonly string[]): EntryWords {
  const chinese = words.filter(isChinese);
  return {
    latin: words.filter((word) => !isChinese(word)).map(stem),
    chinese,
    concepts: chinese.map((run) => [...conceptsOfChineseName(run)]),
  };
}

const TIME_WORDS = new Set('date dt time ts datetime timestamp day month year week'.split(' '));
const CHINESE_TIME = /(?:年|月|年份|月份|日期|时间)$/;

function kindOf({ type }: DescribedColumn, words: readonly string[]): ColumnEntry['kind'] {
  if (/date|time/i.test(type) || words.some((word) => TIME_WORDS.has(word) || CHINESE_TIME.test(word))) return 'time';
  if (/int|real|double|float|decimal|numeric|number/i.test(type)) return 'number';
  return /char|text|clob|enum|set/i.test(type) || type === '' ? 'text' : 'other';
}
