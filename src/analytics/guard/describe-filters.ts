import type { SqlDialect } from '../source/data-source';
import type { DescribedTable } from '../source/source-description';
import { columnTitles, titledText, type Titles } from './column-titles';
import { conditionsOf, type Condition } from './filter-conditions';
import { normalText } from './normal-text';
import { parseSql } from './parse-sql';
import { queryParts, unwrapped } from './query-parts';
import { isNode, type SyntaxNode } from './syntax-node';

const longest = 120;

interface Words {
  to: string;
  contains: string;
  not: string;
  empty: string;
  notEmpty: string;
  list: string;
  between: string;
}

const words: Record<'zh' | 'en', Words> = {
  zh: { to: '至', contains: '含', not: '不是', empty: '为空', notEmpty: '不为空', list: '、', between: '；' },
  en: {
    to: 'to',
    contains: 'contains',
    not: 'is not',
    empty: 'is empty',
    notEmpty: 'is not empty',
    list: ', ',
    between: '; ',
  },
};
const signs: Record<string, string> = {
  '=': '=',
  '==': '=',
  '<=>': '=',
  '<>': '≠',
  '!=': '≠',
  '<': '<',
  '>': '>',
  '<=': '≤',
  '>=': '≥',
};

/**
 * The conditions of the outermost WHERE and HAVING as a member reads them: `方向 = 心血管；月份 2026-01 至 2026-11`. What joins
 * tables is none. One that is not said simply is its SQL with the titles of the columns, cut at 120 characters.
 * @returns empty where there is none, or the statement cannot be parsed
 */
export function describeFilters(
  sql: string,
  tables: readonly DescribedTable[],
  language: 'zh' | 'en',
  dialect: SqlDialect,
): string {
  const parsed = parsedOf(sql, dialect);
  if (!parsed) return '';
  const titles = columnTitles(tables);
  const clauses = queryParts(unwrapped(parsed.statement))?.arms[0]?.clauses ?? [];
  return clauses
    .filter(({ type }) => type === 'where_clause' || type === 'having_clause')
    .flatMap(({ expr }) => (isNode(expr) ? conditionsOf(expr, dialect) : []))
    .map((condition) => said(condition, parsed.text, titles, words[language], dialect))
    .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
    .join(words[language].between);
}

function parsedOf(sql: string, dialect: SqlDialect): { text: string; statement: SyntaxNode } | null {
  try {
    const text = normalText(sql, dialect);
    const [statement] = parseSql(text, dialect) ?? [];
    return statement ? { text, statement } : null;
  } catch {
    return null;
  }
}

function said(condition: Condition, text: string, titles: Titles, say: Words, dialect: SqlDialect): string {
  if (condition.kind === 'join') return '';
  if (condition.kind === 'other') {
    const [from, to] = condition.range;
    const written = titledText(text.slice(from, to), titles, dialect);
    return written.length > longest ? `${written.slice(0, longest - 1)}…` : written;
  }
  const title = titles(condition.column);
  switch (condition.kind) {
    case 'compared':
      return `${title} ${signs[condition.operator] ?? condition.operator} ${condition.value}`;
    case 'between':
      return `${title} ${condition.from} ${say.to} ${condition.to}`;
    case 'one-of':
      return `${title} ${condition.isNot ? say.not : '='} ${condition.values.join(say.list)}`;
    case 'contains':
      return `${title} ${say.contains} ${condition.value}`;
    case 'empty':
      return `${title} ${condition.isNot ? say.notEmpty : say.empty}`;
  }
}
