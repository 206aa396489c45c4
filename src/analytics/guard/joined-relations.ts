import type { GuardRelation, GuardScope } from './guard-context';
import { refuse } from './refused';

/** Two tables side by side are a product that a person may mean; of more there is no end. */
const mostFactors = 2;
/** Rows of a SELECT that reads its surroundings are read again for each row of these. */
const mostAround = 3;

/**
 * How many tables the rows of a FROM may be the product of: what a condition between two relations joins counts as the
 * greatest of them, what nothing joins is multiplied.
 * @throws Refused where they would be too many
 */
export function checkJoined(scope: GuardScope): number {
  const { relations, block } = scope;
  const parts = new Map<GuardRelation, GuardRelation>();
  const partOf = (relation: GuardRelation): GuardRelation => {
    const next = parts.get(relation);
    return next ? partOf(next) : relation;
  };
  for (const link of block.links) {
    const [one, other, ...more] = link.filter((relation) => relations.includes(relation));
    // A condition on three at once leaves their product to be tried.
    if (one && other && more.length === 0 && partOf(one) !== partOf(other)) parts.set(partOf(other), partOf(one));
  }
  const factors = new Map<GuardRelation, number>();
  for (const relation of relations.filter(({ isSingle }) => !isSingle)) {
    factors.set(partOf(relation), Math.max(relation.factors, factors.get(partOf(relation)) ?? 0));
  }
  const all = [...factors.values()].reduce((sum, each) => sum + each, 0);
  if (all > mostFactors) refuse('too-complex', 'tables without a join');
  return all;
}

/** @throws Refused where a SELECT would be run again too often. @param factors of its own FROM */
export function checkRepeated({ block, outer }: GuardScope, factors: number): void {
  if (block.around.size === 0) return;
  let around = 0;
  for (let at = outer; at; at = at.outer) around += at.relations.some(({ isSingle }) => !isSingle) ? 1 : 0;
  if (around + factors > mostAround) refuse('too-complex', 'nested subqueries');
}
