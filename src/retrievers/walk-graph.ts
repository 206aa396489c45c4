import type { GraphStore } from '../core/ports/graph-store';
import type { EntityNames, GraphNode } from './entity-names';

/** How a thing was reached from the question. */
export interface GraphPath {
  /** From a thing that the question names to this one. */
  nodes: readonly GraphNode[];
  /** Falls with each step and with how common the things on the way are. */
  weight: number;
}

const STEPS = 2;
/** Relations that are read of an entity, at each end of it. */
const RELATIONS_OF_ENTITY = 30;
/** Nodes that a step goes on to. */
const WIDTH = 12;
const STEP_WEIGHT = 0.5;
/** A relation that says what it is tells more than standing together. */
const UNLABELLED_WEIGHT = 0.8;

/** Everything within two relations of what the question names, each by its best path. Circles end where they come back. */
export async function walkGraph(
  seeds: readonly GraphNode[],
  { names, graphs, rarityOf }: { names: EntityNames; graphs: GraphStore; rarityOf: (node: GraphNode) => number },
): Promise<Map<GraphNode, GraphPath>> {
  const rarest = Math.max(...seeds.map(rarityOf));
  const reached = new Map<GraphNode, GraphPath>(
    seeds.map((seed) => [seed, { nodes: [seed], weight: rarityOf(seed) / rarest }]),
  );
  let frontier = [...reached.keys()];
  for (let step = 0; step < STEPS && frontier.length > 0; step++) {
    const relations = await graphs.relations(
      frontier.flatMap(({ entityIds }) => entityIds),
      RELATIONS_OF_ENTITY,
    );
    const found = new Map<GraphNode, GraphPath>();
    for (const { fromId, toId, label } of relations) {
      const ends = [names.nodeOf(fromId), names.nodeOf(toId)];
      for (const [from, to] of [ends, ends.toReversed()]) {
        const way = from && reached.get(from);
        if (!way || !to || reached.has(to) || !frontier.includes(from)) continue;
        const telling = (label === null ? UNLABELLED_WEIGHT : 1) * Math.min(1, rarityOf(to) / rarest);
        const weight = way.weight * STEP_WEIGHT * telling;
        if (weight > (found.get(to)?.weight ?? 0)) found.set(to, { nodes: [...way.nodes, to], weight });
      }
    }
    const best = [...found].sort(([, first], [, second]) => second.weight - first.weight).slice(0, WIDTH);
    for (const [node, path] of best) reached.set(node, path);
    frontier = best.map(([node]) => node);
  }
  return reached;
}
