import type { GuardContext, GuardScope, ScopeColumn } from './guard-context';
import { refuse } from './refused';
import { noteRead, sameName } from './resolve-name';

export interface JoinSide {
  sql: string;
  /** The columns of a `*`, in order. */
  star: ScopeColumn[];
}

/** Names that both sides of a NATURAL JOIN have, of the columns that may be read. */
export function sharedNames(left: JoinSide, right: JoinSide): string[] {
  const names = left.star.map(({ column }) => column.name);
  return [...new Set(names)].filter((name) => right.star.some(({ column }) => sameName(column.name, name)));
}

/** USING and NATURAL as an ON: which columns are meant is not left to the server, which knows more of them. */
export function joinOn(
  left: JoinSide,
  right: JoinSide,
  names: string[],
  operator: string,
  scope: GuardScope,
  context: GuardContext,
): JoinSide {
  const merged: ScopeColumn[] = [];
  const conditions = names.map((name) => {
    const [one, other] = [only(left, name), only(right, name)];
    if (one.column.isPerson !== other.column.isPerson) scope.block.misused.push(name);
    scope.block.links.push([one.relation, other.relation]);
    scope.block.equal.push([one, other]);
    for (const { relation, column } of [one, other]) noteRead(relation, column, context);
    const both = { ...(operator.startsWith('RIGHT') ? other : one), sql: mergedText(one.sql, other.sql, operator) };
    merged.push(both);
    scope.merged.set(name.toLowerCase(), both);
    return `${one.sql} = ${other.sql}`;
  });
  const isMerged = ({ column }: ScopeColumn): boolean => names.some((name) => sameName(name, column.name));
  const kept = left.star.map((each) => merged.find(({ column }) => sameName(column.name, each.column.name)) ?? each);
  const rest = right.star.filter((each) => !isMerged(each));
  const star =
    context.dialect === 'mysql'
      ? [...kept.filter(isMerged), ...kept.filter((each) => !isMerged(each)), ...rest]
      : [...kept, ...rest];
  return { sql: `${left.sql} ${operator} ${right.sql} ON ${conditions.join(' AND ') || '1 = 1'}`, star };
}

function mergedText(left: string, right: string, operator: string): string {
  if (operator.startsWith('RIGHT')) return right;
  return operator.startsWith('FULL') ? `COALESCE(${left}, ${right})` : left;
}

function only(side: JoinSide, name: string): ScopeColumn {
  const found = side.star.filter(({ column }) => sameName(column.name, name));
  return found.length === 1 && found[0] ? found[0] : refuse('column-not-allowed', name);
}
