import type { GraphEntity, GraphRelation, GraphStore, PassageGraph } from '../../core/ports/graph-store';
import { normaliseForMatch } from '../../text/normalise';
import type { Database } from './database';
import { GraphEntityEntity } from './entities/graph-entity.entity';
import { GraphMentionEntity } from './entities/graph-mention.entity';
import { GraphPassageEntity } from './entities/graph-passage.entity';
import { GraphRelationEntity } from './entities/graph-relation.entity';
import { exactHash } from './keys';
import { placeholders, RowReader } from './row-reader';
import { chunked } from './statement-builder';

interface EntityRow {
  id: string;
  knowledgeBaseId: string;
  name: string;
  /** JSON. */
  aliases: string;
  kind: string | null;
  mentions: number | string;
}

/** SQLite joins at most 500. */
const selectsAtOnce = 100;
/** Passages written as one unit of work. */
const passagesAtOnce = 50;

export class SqlGraphStore implements GraphStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async missing(knowledgeBaseId: string, makers: readonly string[]): Promise<string[]> {
    const made = makers.length > 0 ? `AND graph_passages.made_by IN (${placeholders(makers)})` : 'AND 1 = 0';
    const rows = await this.reader.raw<{ id: string }>(
      `SELECT passages.id FROM passages INNER JOIN documents ON documents.id = passages.document_id
       LEFT JOIN graph_passages ON graph_passages.passage_id = passages.id ${made}
       WHERE documents.knowledge_base_id = ? AND graph_passages.passage_id IS NULL
       ORDER BY passages.document_id, passages.ordinal`,
      [...makers, knowledgeBaseId],
    );
    return rows.map(({ id }) => id);
  }

  async put(knowledgeBaseId: string, graphs: readonly PassageGraph[], madeBy: string): Promise<void> {
    for (const chunk of chunked(graphs, passagesAtOnce)) await this.putChunk(knowledgeBaseId, chunk, madeBy);
  }

  async removeUnused(knowledgeBaseId: string): Promise<void> {
    const sql = `DELETE FROM graph_entities WHERE knowledge_base_id = ?
      AND NOT EXISTS (SELECT 1 FROM graph_mentions WHERE graph_mentions.entity_id = graph_entities.id)`;
    await this.database.writer.write([{ sql, parameters: [knowledgeBaseId] }]);
  }

  async stamp(knowledgeBaseIds: readonly string[]): Promise<string> {
    if (knowledgeBaseIds.length === 0) return '';
    const rows = await this.reader.raw<{ madeBy: string; passages: number | string }>(
      `SELECT made_by AS madeBy, COUNT(*) AS passages FROM graph_passages
       WHERE knowledge_base_id IN (${placeholders(knowledgeBaseIds)}) GROUP BY made_by ORDER BY made_by`,
      knowledgeBaseIds,
    );
    return rows.map(({ madeBy, passages }) => `${madeBy}=${passages}`).join();
  }

  async entities(knowledgeBaseIds: readonly string[]): Promise<GraphEntity[]> {
    if (knowledgeBaseIds.length === 0) return [];
    const bases = placeholders(knowledgeBaseIds);
    const rows = await this.reader.raw<EntityRow>(
      `SELECT graph_entities.id, knowledge_base_id AS knowledgeBaseId, name, aliases, kind, counted.mentions
       FROM graph_entities INNER JOIN (
         SELECT entity_id, COUNT(*) AS mentions FROM graph_mentions
         INNER JOIN graph_entities ON graph_entities.id = graph_mentions.entity_id
         WHERE graph_entities.knowledge_base_id IN (${bases}) GROUP BY entity_id
       ) counted ON counted.entity_id = graph_entities.id`,
      knowledgeBaseIds,
    );
    return rows.map((row) => ({
      ...row,
      aliases: JSON.parse(row.aliases) as string[],
      mentions: Number(row.mentions),
    }));
  }

  mentions(entityIds: readonly string[], limit: number): Promise<{ entityId: string; passageId: string }[]> {
    return this.ofEach(
      entityIds,
      limit,
      'SELECT entity_id AS entityId, passage_id AS passageId FROM graph_mentions WHERE entity_id = ? ORDER BY passage_id LIMIT ?',
    );
  }

  async relations(entityIds: readonly string[], limit: number): Promise<GraphRelation[]> {
    const columns = 'from_id AS fromId, to_id AS toId, label, passage_id AS passageId, number';
    const rows = await Promise.all(
      ['from_id', 'to_id'].map((end) =>
        this.ofEach<GraphRelationEntity>(
          entityIds,
          limit,
          `SELECT ${columns} FROM graph_relations WHERE ${end} = ? LIMIT ?`,
        ),
      ),
    );
    const found = new Map(rows.flat().map((row) => [`${row.passageId} ${row.number}`, row]));
    return [...found.values()].map(({ fromId, toId, label, passageId }) => ({ fromId, toId, label, passageId }));
  }

  /** Reads a few rows of each without looking at the others: some entities have thousands. */
  private async ofEach<Row>(entityIds: readonly string[], limit: number, select: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (const ids of chunked(entityIds, selectsAtOnce)) {
      const sql = ids.map((_, at) => `SELECT * FROM (${select}) one${at}`).join(' UNION ALL ');
      const parameters = ids.flatMap((id) => [id, limit]);
      rows.push(...(await this.reader.raw<Row>(sql, parameters)));
    }
    return rows;
  }

  private async putChunk(knowledgeBaseId: string, graphs: readonly PassageGraph[], madeBy: string): Promise<void> {
    const { statements, writer } = this.database;
    const present = await this.presentAmong(
      knowledgeBaseId,
      graphs.map(({ passageId }) => passageId),
    );
    const rows = rowsOf(
      knowledgeBaseId,
      graphs.filter(({ passageId }) => present.has(passageId)),
    );
    const passageIds = [...present];
    await writer.write([
      statements.delete(GraphRelationEntity, { passageId: passageIds }),
      statements.delete(GraphMentionEntity, { passageId: passageIds }),
      ...statements.insert(GraphEntityEntity, await this.changesAmong(rows.entities), {
        onDuplicate: { key: ['id'], overwrite: ['aliases', 'kind'] },
      }),
      ...statements.insert(
        GraphPassageEntity,
        passageIds.map((passageId) => ({ passageId, knowledgeBaseId, madeBy })),
        { onDuplicate: { key: ['passageId'], overwrite: ['madeBy', 'knowledgeBaseId'] } },
      ),
      ...statements.insert(GraphMentionEntity, rows.mentions),
      ...statements.insert(GraphRelationEntity, rows.relations),
    ]);
  }

  private async presentAmong(knowledgeBaseId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.reader.raw<{ id: string }>(
      `SELECT passages.id FROM passages INNER JOIN documents ON documents.id = passages.document_id
       WHERE passages.id IN (${placeholders(ids)}) AND documents.knowledge_base_id = ?`,
      [...ids, knowledgeBaseId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What is new, or tells more than is stored; the aliases and the kind that other passages gave stay. */
  private async changesAmong(entities: readonly GraphEntityEntity[]): Promise<GraphEntityEntity[]> {
    const known = new Map<string, GraphEntityEntity>();
    for (const chunk of chunked(entities)) {
      const ids = chunk.map(({ id }) => id);
      const rows = await this.reader.all(GraphEntityEntity, `WHERE id IN (${placeholders(ids)})`, ids);
      for (const row of rows) known.set(row.id, row);
    }
    return entities.flatMap((entity) => {
      const before = known.get(entity.id);
      const after = joined(before, entity);
      const isSame = before?.aliases.length === after.aliases.length && before.kind === after.kind;
      return isSame ? [] : after;
    });
  }
}

interface GraphRows {
  entities: GraphEntityEntity[];
  mentions: GraphMentionEntity[];
  relations: GraphRelationEntity[];
}

function rowsOf(knowledgeBaseId: string, graphs: readonly PassageGraph[]): GraphRows {
  const entities = new Map<string, GraphEntityEntity>();
  const mentions: GraphMentionEntity[] = [];
  const relations: GraphRelationEntity[] = [];
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? exactHash(`${knowledgeBaseId}\n${normaliseForMatch(name)}`);
    ids.set(name, id);
    return id;
  };
  for (const { passageId, ...graph } of graphs) {
    const mentioned = new Set<string>();
    for (const { name, aliases, kind } of graph.entities) {
      const id = idOf(name);
      mentioned.add(id);
      entities.set(id, joined(entities.get(id), { id, knowledgeBaseId, name, aliases, kind }));
    }
    for (const entityId of mentioned) mentions.push({ entityId, passageId });
    const told = new Set<string>();
    for (const { from, to, label } of graph.relations) {
      const [fromId, toId] = [idOf(from), idOf(to)];
      const key = `${fromId} ${toId} ${label ?? ''}`;
      if (fromId === toId || told.has(key) || !mentioned.has(fromId) || !mentioned.has(toId)) continue;
      told.add(key);
      relations.push({ passageId, number: told.size, fromId, toId, label });
    }
  }
  return { entities: [...entities.values()].sort(byId), mentions, relations };
}

const byId = (first: { id: string }, second: { id: string }): number => (first.id < second.id ? -1 : 1);

/** The name stays as it is; aliases and the kind come together. */
function joined(known: GraphEntityEntity | undefined, entity: GraphEntityEntity): GraphEntityEntity {
  if (!known) return entity;
  const { id, knowledgeBaseId, name } = known;
  const aliases = [...new Set([...known.aliases, ...entity.aliases])];
  return { id, knowledgeBaseId, name, aliases, kind: known.kind ?? entity.kind };
}
