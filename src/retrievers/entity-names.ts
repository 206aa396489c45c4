import type { GraphEntity } from '../core/ports/graph-store';
import { alignedFold } from '../text/aligned-fold';
import { NameMatcher } from '../text/name-matcher';

/** A thing under all of its names, in all knowledge bases of an assistant. */
export interface GraphNode {
  name: string;
  entityIds: string[];
  /** How many passages mention it. */
  mentions: number;
}

/** The names of a graph, in memory. */
export class EntityNames {
  private readonly matcher: NameMatcher<GraphNode>;
  private readonly byEntity = new Map<string, GraphNode>();

  constructor(entities: readonly GraphEntity[]) {
    const byName = new Map<string, GraphNode>();
    for (const { id, name, mentions } of entities) {
      const folded = alignedFold(name);
      const node = byName.get(folded) ?? { name, entityIds: [], mentions: 0 };
      node.entityIds.push(id);
      node.mentions += mentions;
      byName.set(folded, node);
      this.byEntity.set(id, node);
    }
    const aliases = this.aliasesOf(entities);
    this.join(aliases, byName);
    this.matcher = new NameMatcher<GraphNode>([
      ...[...byName].map(([name, node]) => [name, this.nodeOf(node.entityIds[0] ?? '') ?? node] as const),
      ...[...aliases].flatMap(([alias, nodes]) =>
        nodes.map((node) => [alias, this.nodeOf(node.entityIds[0] ?? '') ?? node] as const),
      ),
    ]);
  }

  nodeOf(entityId: string): GraphNode | undefined {
    return this.byEntity.get(entityId);
  }

  /** In the order in which the text names them, each once. */
  namedIn(text: string): GraphNode[] {
    return [...new Set(this.matcher.find(text).flatMap(({ values }) => values))];
  }

  private aliasesOf(entities: readonly GraphEntity[]): Map<string, GraphNode[]> {
    const aliases = new Map<string, GraphNode[]>();
    for (const { id, aliases: others } of entities) {
      const node = this.byEntity.get(id);
      if (!node) continue;
      for (const alias of others) {
        const owners = aliases.get(alias) ?? [];
        if (!owners.includes(node)) aliases.set(alias, [...owners, node]);
      }
    }
    return aliases;
  }

  /** What some passages know by an abbreviation only is the same thing, when nothing else is called so. */
  private join(aliases: ReadonlyMap<string, readonly GraphNode[]>, byName: ReadonlyMap<string, GraphNode>): void {
    for (const [alias, owners] of aliases) {
      const named = byName.get(alignedFold(alias));
      const [owner] = owners;
      if (!owner || !named || owners.length !== 1 || named === owner || named.entityIds.length === 0) continue;
      owner.mentions += named.mentions;
      owner.entityIds.push(...named.entityIds);
      for (const id of named.entityIds) this.byEntity.set(id, owner);
    }
  }
}
