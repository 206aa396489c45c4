import type { GraphEntity, GraphRelation, GraphStore, PassageGraph } from '../../src/core/ports/graph-store';
import type { PassageNote, PassageNoteStore } from '../../src/core/ports/passage-note-store';
import type { SpendingStore } from '../../src/core/ports/spending-store';

interface StoredGraph extends PassageGraph {
  knowledgeBaseId: string;
  madeBy: string;
}

/** Keeps graphs as they were put; an entity's id is its knowledge base and name. */
export class FakeGraphStore implements GraphStore {
  private readonly graphs = new Map<string, StoredGraph>();
  /** Entities that were asked about, call by call. */
  readonly asked: string[][] = [];

  /** @param ids of the passages that there are, by knowledge base */
  constructor(private readonly ids: Readonly<Record<string, readonly string[]>> = {}) {}

  missing(knowledgeBaseId: string, makers: readonly string[]): Promise<string[]> {
    const isMade = (id: string) => makers.includes(this.graphs.get(id)?.madeBy ?? '');
    return Promise.resolve((this.ids[knowledgeBaseId] ?? []).filter((id) => !isMade(id)));
  }

  graphOf(passageId: string): StoredGraph | undefined {
    return this.graphs.get(passageId);
  }

  put(knowledgeBaseId: string, graphs: readonly PassageGraph[], madeBy: string): Promise<void> {
    for (const graph of graphs) this.graphs.set(graph.passageId, { ...graph, knowledgeBaseId, madeBy });
    return Promise.resolve();
  }

  removeUnused(): Promise<void> {
    return Promise.resolve();
  }

  stamp(knowledgeBaseIds: readonly string[]): Promise<string> {
    return Promise.resolve(
      this.of(knowledgeBaseIds)
        .map(({ passageId, madeBy }) => passageId + madeBy)
        .join(),
    );
  }

  entities(knowledgeBaseIds: readonly string[]): Promise<GraphEntity[]> {
    const entities = new Map<string, GraphEntity>();
    for (const { knowledgeBaseId, ...graph } of this.of(knowledgeBaseIds)) {
      for (const { name, aliases, kind } of graph.entities) {
        const id = `${knowledgeBaseId}/${name}`;
        const known = entities.get(id);
        const all = [...new Set([...(known?.aliases ?? []), ...aliases])];
        entities.set(id, { id, knowledgeBaseId, name, aliases: all, kind, mentions: (known?.mentions ?? 0) + 1 });
      }
    }
    return Promise.resolve([...entities.values()]);
  }

  mentions(entityIds: readonly string[], limit: number): Promise<{ entityId: string; passageId: string }[]> {
    this.asked.push([...entityIds]);
    const all = [...this.graphs.values()];
    return Promise.resolve(
      entityIds.flatMap((entityId) =>
        all
          .filter(({ knowledgeBaseId, entities }) =>
            entities.some(({ name }) => `${knowledgeBaseId}/${name}` === entityId),
          )
          .slice(0, limit)
          .map(({ passageId }) => ({ entityId, passageId })),
      ),
    );
  }

  relations(entityIds: readonly string[], limit: number): Promise<GraphRelation[]> {
    this.asked.push([...entityIds]);
    const all = [...this.graphs.values()].flatMap(({ passageId, knowledgeBaseId, relations }) =>
      relations.map(({ from, to, label }): GraphRelation => ({
        fromId: `${knowledgeBaseId}/${from}`,
        toId: `${knowledgeBaseId}/${to}`,
        label,
        passageId,
      })),
    );
    const near = all.filter(({ fromId, toId }) => entityIds.includes(fromId) || entityIds.includes(toId));
    return Promise.resolve(near.slice(0, limit * entityIds.length));
  }

  private of(knowledgeBaseIds: readonly string[]): StoredGraph[] {
    return [...this.graphs.values()].filter(({ knowledgeBaseId }) => knowledgeBaseIds.includes(knowledgeBaseId));
  }
}

interface StoredNotes {
  madeBy: string;
  notes: PassageNote[];
}

/** Keeps notes, all of one knowledge base. */
export class FakePassageNoteStore implements PassageNoteStore {
  readonly stored = new Map<string, StoredNotes>();

  constructor(private readonly ids: readonly string[] = []) {}

  missing(_knowledgeBaseId: string, madeBy: string): Promise<string[]> {
    return Promise.resolve(this.ids.filter((id) => this.stored.get(id)?.madeBy !== madeBy));
  }

  put(passageId: string, notes: readonly Pick<PassageNote, 'kind' | 'text'>[], madeBy: string): Promise<void> {
    const kept = notes.map((note, at) => ({ ...note, id: `${passageId}/${at}`, passageId, madeBy }));
    this.stored.set(passageId, { madeBy, notes: kept });
    return Promise.resolve();
  }

  stamp(): Promise<string> {
    return Promise.resolve([...this.stored].map(([passageId, { madeBy }]) => passageId + madeBy).join());
  }

  list(): Promise<PassageNote[]> {
    return Promise.resolve([...this.stored.values()].flatMap(({ notes }) => notes));
  }
}

export class FakeSpendingStore implements SpendingStore {
  readonly tokens = new Map<string, number>();

  spent(purpose: string, day: string): Promise<number> {
    return Promise.resolve(this.tokens.get(`${purpose} ${day}`) ?? 0);
  }

  async add(purpose: string, day: string, tokens: number): Promise<void> {
    this.tokens.set(`${purpose} ${day}`, (await this.spent(purpose, day)) + tokens);
  }
}
