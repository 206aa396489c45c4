import type { GuardColumn, GuardRelation, GuardScope, ScopeColumn, SmallGroups } from './guard-context';

/**
 * Tables of people in a FROM, put together where a row of theirs is about one and the same person: what is equal in them
 * identifies that person, or is a reference that the description names. Others side by side are about different people.
 * @returns the columns that identify the person, of each; empty where nothing does
 */
export function personsIn({ relations, block }: GuardScope, { references }: SmallGroups): GuardColumn[][] {
  const groups = new Map(relations.filter(({ isOfPeople }) => isOfPeople).map((each) => [each, new Set([each])]));
  for (const pair of block.equal) {
    const [one, other] = pair.map(({ relation }) => groups.get(relation));
    if (!one || !other || one === other || !isOfOnePerson(pair, references)) continue;
    for (const relation of other) groups.set(relation, one.add(relation));
  }
  return [...new Set(groups.values())].map((group) => [...group].flatMap(personColumns));
}

const personColumns = ({ columns }: GuardRelation): GuardColumn[] => columns.filter(({ isPerson }) => isPerson);

function isOfOnePerson([one, other]: [ScopeColumn, ScopeColumn], references: ReadonlySet<string>): boolean {
  if (one.column.isPerson && other.column.isPerson) return true;
  const [from, to] = [one.column.origin, other.column.origin];
  return references.has(`${from}=${to}`) || references.has(`${to}=${from}`);
}
