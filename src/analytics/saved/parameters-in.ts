import type { SavedParameter, SavedQuestion } from '../source/source-description';
import { wordsBeside } from './text-slots';

/** Strings, quoted names and comments of SQL: no parameter stands there. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\//g;
const BESIDE_TEXT = 2;

/** Where the SQL, the wordings and the answer of a saved question do not agree with its parameters; empty: nowhere. */
export function parametersIn(saved: SavedQuestion): string[] {
  const { name, questions, parameters, sql, answer } = saved;
  const known = new Set(parameters.map((one) => one.name));
  const plain = sql.replace(QUOTED, ' ');
  const inSql = new Set([...plain.matchAll(/:([A-Za-z_]\w*)/g)].map(([, used = '']) => used));
  const inAnswer = (typeof answer === 'string' ? [answer] : Object.values(answer)).flatMap(namesIn);
  const problems = [
    ...[...inSql].filter((used) => !known.has(used)).map((used) => `the SQL uses :${used}, which is no parameter`),
    ...[...known].filter((one) => !inSql.has(one)).map((one) => `the SQL does not use :${one}`),
    ...inAnswer
      .filter((used) => !known.has(used) && !new RegExp(`(?<!\\w)${escaped(used)}(?!\\w)`).test(sql))
      .map((used) => `the answer names {${used}}, which is neither a parameter nor in the SQL`),
    ...questions.flatMap((wording) => problemsOf(wording, parameters)),
    ...parameters.flatMap(problemsOfParameter),
  ];
  const lower = parameters.map((one) => one.name.toLowerCase());
  if (new Set(lower).size < lower.length) problems.push('two parameters have the same name');
  return [...new Set(problems)].map((problem) => `saved question ${name}: ${problem}`);
}

const namesIn = (template: string): string[] => [...template.matchAll(/\{([^{}]*)\}/g)].map(([, used = '']) => used);
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function problemsOf(wording: string, parameters: readonly SavedParameter[]): string[] {
  const slots = namesIn(wording);
  const problems = slots
    .filter((slot) => !parameters.some(({ name }) => name === slot))
    .map((slot) => `the wording “${wording}” names {${slot}}, which is no parameter`);
  for (const { name, type, default: standard } of parameters) {
    if (standard === undefined && !slots.includes(name)) {
      problems.push(`the wording “${wording}” lacks {${name}}, which has no default`);
    }
    const beside = type === 'text' ? wordsBeside(wording, name) : null;
    if (beside?.every((words) => words.length < BESIDE_TEXT)) {
      problems.push(`the wording “${wording}” has no words beside {${name}} to tell it by`);
    }
  }
  return problems;
}

function problemsOfParameter({ name, type, column, default: standard }: SavedParameter): string[] {
  const problems: string[] = [];
  if (type === 'value' && column === undefined) problems.push(`parameter ${name} needs a column`);
  if (type !== 'value' && column !== undefined) problems.push(`parameter ${name} takes no column`);
  if (standard !== undefined && !fits(type, standard)) problems.push(`the default of ${name} is no ${type}`);
  return problems;
}

function fits(type: SavedParameter['type'], standard: string | number): boolean {
  switch (type) {
    case 'month':
      return standard === 'today' || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(String(standard));
    case 'year':
      return standard === 'today' || typeof standard === 'number';
    case 'number':
      return typeof standard === 'number';
    case 'value':
    case 'text':
      return typeof standard === 'string';
  }
}
