import type { JoinEdge } from './join-graph';
import type { TableEntry } from './schema-entry';

/** A way of higher cost says nothing. */
const FARTHEST = 4.5;
/** Any two tables are joined with each other as well, where their way is no longer than this. */
const BRIDGE = 3;

/**
 * Ways on which the tables hang together: each by the cheapest to those before it, and any two by the cheapest between
 * them if it is short, as there may be several and only a reader of the question can tell which is meant.
 * @param tables the most important first
 */
export function joinPaths(tables: readonly TableEntry[], edges: readonly JoinEdge[]): JoinEdge[] {
  const used = new Set<JoinEdge>();
  const joined = new Set<TableEntry>(tables.slice(0, 1));
  for (const goal of tables.slice(1)) {
    for (const edge of cheapestWay(joined, goal, edges)) {
      used.add(edge);
      joined.add(edge.from.table).add(edge.to.table);
    }
    joined.add(goal);
  }
  for (const [at, start] of tables.entries()) {
    for (const goal of tables.slice(at + 1)) {
      const way = cheapestWay(new Set([start]), goal, edges);
      if (way.reduce((sum, { cost }) => sum + cost, 0) <= BRIDGE) for (const edge of way) used.add(edge);
    }
  }
  return [...used];
}

/** By Bellman and Ford: tables and edges are few. Empty where there is none, or it is too far. */
function cheapestWay(from: ReadonlySet<TableEntry>, goal: TableEntry, edges: readonly JoinEdge[]): JoinEdge[] {
  const costs = new Map<TableEntry, number>([...from].map((table) => [table, 0]));
  const reachedBy = new Map<TableEntry, JoinEdge>();
  const relax = (edge: JoinEdge, start: TableEntry, end: TableEntry): boolean => {
    const cost = (costs.get(start) ?? Infinity) + edge.cost;
    if (cost >= (costs.get(end) ?? Infinity) || cost > FARTHEST) return false;
    costs.set(end, cost);
    reachedBy.set(end, edge);
    return true;
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const edge of edges) {
      const { from: one, to: other } = edge;
      if (relax(edge, one.table, other.table)) isChanged = true;
      if (relax(edge, other.table, one.table)) isChanged = true;
    }
  }
  const way: JoinEdge[] = [];
  for (let at = goal; !from.has(at);) {
    const edge = reachedBy.get(at);
    if (!edge) return [];
    way.push(edge);
    at = edge.from.table === at ? edge.to.table : edge.from.table;
  }
  return way;
}
