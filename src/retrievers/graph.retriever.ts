import type { Evidence } from '../core/answer';
import type { GraphStore } from '../core/ports/graph-store';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { EntityNames, type GraphNode } from './entity-names';
import { passageEvidence } from './passage-evidence';
import { RevisedCache } from './revised-cache';
import { type GraphPath, walkGraph } from './walk-graph';

export interface GraphRetrieverOptions {
  graphs: GraphStore;
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'listKnowledgeBases'>;
  snapshots: AssistantSnapshots;
  /** ISO day on which a passage has to count. */
  today: () => string;
}

/** Things of a question that paths begin at. */
const MOST_SEEDS = 6;
/** Passages that are looked at of an entity. */
const PASSAGES_OF_ENTITY = 30;
/** What the other things on a passage add, of its best path at most. */
const COMPANY_WEIGHT = 0.25;

/** Finds passages over the things that the question names and what those have to do with others, and shows the path. */
export class GraphRetriever implements Retriever {
  readonly name = 'graph';
  private readonly names: RevisedCache<EntityNames>;

  constructor(private readonly options: GraphRetrieverOptions) {
    const { graphs, snapshots } = options;
    this.names = new RevisedCache(
      async (assistant) =>
        `${snapshots.current(assistant)?.revision ?? 0} ${await graphs.stamp(await this.basesOf(assistant))}`,
      async (assistant) => new EntityNames(await graphs.entities(await this.basesOf(assistant))),
    );
  }

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const { graphs, knowledge, snapshots, today } = this.options;
    const names = await this.names.get(question.assistant);
    const passageCount = snapshots.current(question.assistant)?.passageCount ?? 0;
    const rarityOf = ({ mentions }: GraphNode): number => Math.log(2 + passageCount / mentions);
    const seeds = names
      .namedIn(question.matchText)
      .sort((first, second) => first.mentions - second.mentions)
      .slice(0, MOST_SEEDS);
    if (seeds.length === 0) return [];

    const paths = await walkGraph(seeds, { names, graphs, rarityOf });
    const mentions = await graphs.mentions(
      [...paths.keys()].flatMap(({ entityIds }) => entityIds),
      PASSAGES_OF_ENTITY,
    );
    const pathsOf = new Map<string, GraphPath[]>();
    for (const { entityId, passageId } of mentions) {
      const node = names.nodeOf(entityId);
      const path = node && paths.get(node);
      if (!path) continue;
      const others = pathsOf.get(passageId) ?? [];
      if (!others.includes(path)) pathsOf.set(passageId, [...others, path]);
    }
    const ranked = new Map(
      [...pathsOf]
        .map(([passageId, found]) => [passageId, judge(found)] as const)
        .sort(([firstId, first], [secondId, second]) => second.score - first.score || (firstId < secondId ? -1 : 1))
        // More than asked for: some may not count today.
        .slice(0, limit * 2),
    );
    const passages = await knowledge.findPassages([...ranked.keys()], today());
    return passages.slice(0, limit).map((passage) => {
      const { score = 0, via = [] } = ranked.get(passage.id) ?? {};
      return passageEvidence(passage, { retriever: this.name, score, via });
    });
  }

  private async basesOf(assistant: string): Promise<string[]> {
    const bases = await this.options.knowledge.listKnowledgeBases();
    return bases.filter((base) => base.assistant === assistant).map(({ id }) => id);
  }
}

/** A passage counts with its best path from each thing of the question, and a little for what else of those ways it mentions. */
function judge(paths: readonly GraphPath[]): { score: number; via: string[] } {
  const bySeed = new Map<GraphNode, GraphPath>();
  for (const path of paths) {
    const [seed] = path.nodes;
    if (seed && path.weight > (bySeed.get(seed)?.weight ?? 0)) bySeed.set(seed, path);
  }
  const best = [...bySeed.values()].sort((first, second) => second.weight - first.weight);
  const score = best.reduce((sum, { weight }) => sum + weight, 0);
  const company = paths.filter((path) => !best.includes(path)).reduce((sum, { weight }) => sum + weight, 0);
  const direct = best.filter(({ nodes }) => nodes.length === 1);
  const shown = direct.length > 1 ? direct.flatMap(({ nodes }) => nodes) : (best[0]?.nodes ?? []);
  return { score: score + Math.min(company, score) * COMPANY_WEIGHT, via: shown.map(({ name }) => name) };
}
