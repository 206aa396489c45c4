import type { SqlDialect } from '../source/data-source';
import type { SourceDescription } from '../source/source-description';
import { columnTitles, titledText, type Titles } from './column-titles';
import type { Condition } from './filter-conditions';
import { normalText } from './normal-text';
import { parseSql } from './parse-sql';
import { readConditions } from './read-conditions';
import type { SyntaxNode } from './syntax-node';

const longest = 120;
const mostSaid = 8;
/** As the guard writes what groups of people must fulfil. */
const groupSize = /^COUNT\(DISTINCT .+\) (?:>= (\d+)|NOT BETWEEN 1 AND (\d+))$/s;

interface Words {
  to: string;
  contains: string;
  not: string;
  empty: string;
  notEmpty: string;
  list: string;
  between: string;
  fewer: (people: number) => string;
}

const words: Record<'zh' | 'en', Words> = {
  zh: {
    to: '至',
    contains: '含',
    not: '不是',
    empty: '为空',
    notEmpty: '不为空',
    list: '、',
    between: '；',
    fewer: (people) => `不足 ${people} 人的组不显示`,
  },
  en: {
    to: 'to',
    contains: 'contains',
    not: 'is not',
    empty: 'is empty',
    notEmpty: 'is not empty',
    list: ', ',
    between: '; ',
    fewer: (people) => `groups of fewer than ${people} people are not shown`,
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

export interface FilterSetting extends Pick<SourceDescription, 'tables' | 'smallCells'> {
  language: 'zh' | 'en';
  dialect: SqlDialect;
}

/**
 * The conditions of all SELECTs that a statement reads as a member reads them: `方向 = 心血管；月份 2026-01 至 2026-11`, the
 * outermost first, eight at most. What joins tables is none. One that is not said simply is its SQL with the titles of the
 * columns, cut at 120 characters.
 * @returns empty where there is none, or the statement cannot be parsed
 */
export function describeFilters(sql: string, { tables, smallCells, language, dialect }: FilterSetting): string {
  const parsed = parsedOf(sql, dialect);
  if (!parsed) return '';
  const titles = columnTitles(tables);
  const say = words[language];
  const told = readConditions(parsed.statement, dialect)
    .map((condition) => said(condition, parsed.text, titles, say, dialect))
    .map((text) => (smallCells && isGroupSize(text, smallCells.fewerThan) ? say.fewer(smallCells.fewerThan) : text));
  const all = [...new Set(told)].filter((text) => text !== '');
  return [...all.slice(0, mostSaid), ...(all.length > mostSaid ? ['…'] : [])].join(say.between);
}

function isGroupSize(text: string, fewerThan: number): boolean {
  const [, least, most] = groupSize.exec(text) ?? [];
  return Number(least) === fewerThan || Number(most) === fewerThan - 1;
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
