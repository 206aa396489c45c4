import type { GuardContext, GuardScope, PrintedQuery, SmallGroups } from './guard-context';
import type { GuardScope as Allowed } from './guarded-query';
import { refuse } from './refused';

export interface PeopleCheck {
  /** Whether each row of the SELECT is about one person. */
  isOfPeople: boolean;
  /** What its groups must fulfil; empty where they are not of people. */
  having: string;
}

/**
 * Tables about people: the one that identifies them, those with a column of the same name, and those that refer to one of
 * these by a join, such as results to visits.
 */
export function smallGroupsOf({ smallCells, tables, joins = [] }: Allowed): SmallGroups | null {
  if (!smallCells) return null;
  const [table = '', column = ''] = splitName(smallCells.person.toLowerCase());
  const about = new Set([table]);
  for (const each of tables) {
    if (each.columns.some(({ name }) => name.toLowerCase() === column)) about.add(each.name.toLowerCase());
  }
  for (let size = 0; size < about.size;) {
    size = about.size;
    for (const { from, to } of joins) if (about.has(tableIn(to))) about.add(tableIn(from));
  }
  return { table, column, fewerThan: smallCells.fewerThan, tables: about };
}

/**
 * Rows of people may be read inside of a statement, to be counted further out: each SELECT that puts them together gets a
 * HAVING by which smaller groups do not show, and the outermost may not give them. Who is meant by a condition within an
 * aggregate, such as `SUM(CASE …)`, is not told.
 * @throws Refused for what would show one person
 */
export function checkPeople(scope: GuardScope, context: GuardContext): PeopleCheck {
  const { block } = scope;
  const { small, dialect } = context;
  if (!small) return { isOfPeople: false, having: '' };
  if (block.misused[0] !== undefined) refuse('people-not-counted', block.misused[0]);
  if (!hasPeople(scope)) return { isOfPeople: false, having: '' };
  if (!block.hasAggregates && !block.hasGroups) {
    if (block.hasWindows) refuse('people-not-counted', 'OVER');
    return { isOfPeople: true, having: '' };
  }
  const shown = block.bare.find((sql) => !block.groups.has(sql));
  if (shown !== undefined) refuse('people-not-counted', shown.replaceAll(dialect === 'mysql' ? '`' : '"', ''));
  const people = scope.relations
    .filter(({ isOfPeople }) => isOfPeople)
    .flatMap(({ columns }) => columns.filter(({ isPerson }) => isPerson));
  if (people.some(({ sql }) => block.groups.has(sql))) return { isOfPeople: true, having: '' };
  const [person] = people;
  if (!person) return refuse('people-not-counted', small.column);
  return { isOfPeople: false, having: `COUNT(DISTINCT ${person.sql}) >= ${small.fewerThan}` };
}

export function hasPeople({ relations }: GuardScope): boolean {
  return relations.some(({ isOfPeople }) => isOfPeople);
}

/** EXISTS and IN may ask for people only to choose among rows of people. */
export function noteAsked(query: PrintedQuery, scope: GuardScope, operator: string): void {
  if (query.isOfPeople && (scope.block.clause !== 'where' || !hasPeople(scope))) scope.block.misused.push(operator);
}

function splitName(name: string): string[] {
  const at = name.lastIndexOf('.');
  return [name.slice(0, at), name.slice(at + 1)];
}

const tableIn = (name: string): string => splitName(name.toLowerCase())[0] ?? '';
