import type { GuardColumn, GuardContext, GuardScope, PrintedQuery, SmallGroups } from './guard-context';
import type { GuardScope as Allowed } from './guarded-query';
import { personsIn } from './one-person';
import { refuse } from './refused';

export interface PeopleCheck {
  /** Whether each row of the SELECT is about one person. */
  isOfPeople: boolean;
  /** What its groups must fulfil; empty where they are not of people. */
  having: string;
}

const mostChosen = 24;

/**
 * Tables about people: the one that identifies them, those with a column of the same name, and those that refer to one of
 * these by a join, such as results to visits.
 */
export function smallGroupsOf({ smallCells, tables, joins = [] }: Allowed): SmallGroups | null {
  if (!smallCells) return null;
  const { fewerThan } = smallCells;
  const person = smallCells.person.toLowerCase();
  const [table, column] = splitName(person);
  const named = joins.map(({ from, to }) => ({ from: from.toLowerCase(), to: to.toLowerCase() }));
  const persons = new Set([person]);
  const about = new Set([table]);
  for (const { name, columns } of tables) {
    if (columns.some((each) => each.name.toLowerCase() === column)) persons.add(`${name.toLowerCase()}.${column}`);
  }
  for (const { from, to } of named) if (to === person) persons.add(from);
  for (const each of persons) about.add(tableIn(each));
  for (let size = 0; size < about.size;) {
    size = about.size;
    for (const { from, to } of named) if (about.has(tableIn(to))) about.add(tableIn(from));
  }
  const references = named.filter(({ to }) => about.has(tableIn(to))).map(({ from, to }) => `${from}=${to}`);
  return { persons, fewerThan, tables: about, references: new Set(references) };
}

/**
 * Rows of people may be read inside of a statement, to be counted further out: each SELECT that puts them together gets a
 * HAVING by which smaller groups do not show, those of a condition within an aggregate, such as `SUM(CASE …)`, included;
 * and the outermost may not give them.
 * @throws Refused for what would show one person
 */
export function checkPeople(scope: GuardScope, context: GuardContext): PeopleCheck {
  const { block } = scope;
  const { small, dialect } = context;
  if (!small) return { isOfPeople: false, having: '' };
  if (block.misused[0] !== undefined) refuse('people-not-counted', block.misused[0]);
  if (!hasPeople(scope)) return { isOfPeople: false, having: '' };
  const persons = personsIn(scope, small);
  if (!block.hasAggregates && !block.hasGroups) {
    if (block.hasWindows) refuse('people-not-counted', 'OVER');
    return ofPeople(persons);
  }
  const shown = block.bare.find((sql) => !block.groups.has(sql));
  if (shown !== undefined) refuse('people-not-counted', shown.replaceAll(dialect === 'mysql' ? '`' : '"', ''));
  if (persons.flat().some(({ sql }) => block.groups.has(sql))) return ofPeople(persons);
  return { isOfPeople: false, having: persons.map((columns) => counted(columns, block.chosen, small)).join(' AND ') };
}

/** Two people in one row cannot be told apart any more. */
function ofPeople({ length }: readonly GuardColumn[][]): PeopleCheck {
  return length > 1 ? refuse('people-not-counted', 'JOIN') : { isOfPeople: true, having: '' };
}

function counted(columns: readonly GuardColumn[], chosen: ReadonlySet<string>, small: SmallGroups): string {
  const [person] = columns;
  if (!person) return refuse('people-not-counted', [...small.persons][0]);
  if (chosen.size > mostChosen) refuse('too-complex', 'conditions');
  // Where an outer join found nothing, another column knows who it is; whom none knows counts as one.
  const someone = `COALESCE(${columns.map(({ sql }) => sql).join(', ')}, '')`;
  const parts = [...chosen].map((condition) => `COUNT(DISTINCT CASE WHEN ${condition} THEN ${someone} END)`);
  const few = small.fewerThan - 1;
  return [
    `COUNT(DISTINCT ${person.sql}) >= ${small.fewerThan}`,
    ...(few < 1 ? [] : parts.map((part) => `${part} NOT BETWEEN 1 AND ${few}`)),
  ].join(' AND ');
}

export function hasPeople({ relations }: GuardScope): boolean {
  return relations.some(({ isOfPeople }) => isOfPeople);
}

/** EXISTS and IN may ask for people only to choose among rows of people. */
export function noteAsked(query: PrintedQuery, scope: GuardScope, operator: string): void {
  if (query.isOfPeople && (scope.block.clause !== 'where' || !hasPeople(scope))) scope.block.misused.push(operator);
}

/** @param condition as printed */
export function noteChosen(condition: string, scope: GuardScope, { small }: GuardContext): void {
  if (small && scope.block.insideAggregate > 0 && hasPeople(scope)) scope.block.chosen.add(condition);
}

function splitName(name: string): [string, string] {
  const at = name.lastIndexOf('.');
  return [name.slice(0, at), name.slice(at + 1)];
}

const tableIn = (name: string): string => splitName(name)[0];
