import { Between, In } from 'typeorm';
import type { Document, KnowledgeBase, Passage, QaPair, SourcedPassage } from '../../core/knowledge';
import type {
  ChangeNote,
  DocumentSettings,
  DocumentVersion,
  KnowledgeBaseSeed,
  KnowledgeStore,
  NewVersion,
  QaPairSeed,
  SeedCounts,
} from '../../core/ports/knowledge-store';
import type { Database } from './database';
import { DocumentEntity } from './entities/document.entity';
import { KnowledgeBaseEntity } from './entities/knowledge-base.entity';
import { PassageEntity } from './entities/passage.entity';
import { QaPairEntity } from './entities/qa-pair.entity';
import { changingSettings, notingRemoval, replacing, toDocument } from './document-rows';
import { documentStates } from './documents-in-use';
import { newId } from './keys';
import { listQaPairs, putQaPair, seedQaPairs } from './qa-pair-rows';
import { raiseRevision, raiseRevisionOf } from './revision.store';
import type { Statement } from './sql-writer';
import { chunked } from './statement-builder';

export class SqlKnowledgeStore implements KnowledgeStore {
  constructor(private readonly database: Database) {}

  async saveKnowledgeBase(seed: KnowledgeBaseSeed): Promise<KnowledgeBase> {
    const bases = this.database.dataSource.getRepository(KnowledgeBaseEntity);
    const known = await bases.findOneBy({ name: seed.name });
    if (known && isSame(known, seed)) return toKnowledgeBase(known);
    const result = await this.database.writer.write(this.saving(seed, known));
    // Another process was faster: look at what it wrote.
    return result.written
      ? toKnowledgeBase(await bases.findOneByOrFail({ name: seed.name }))
      : this.saveKnowledgeBase(seed);
  }

  private saving(
    { name, title, language, assistant, folder }: KnowledgeBaseSeed,
    known: KnowledgeBaseEntity | null,
  ): Statement[] {
    const { statements } = this.database;
    const row = { name, title, language, assistant, folder, removed: false };
    const former = known && !known.removed ? known.assistant : assistant;
    return [
      ...(known
        ? [statements.update(KnowledgeBaseEntity, row, { id: known.id }, { requireChange: true })]
        : statements.insert(KnowledgeBaseEntity, [{ id: newId(), ...row }], { requireChange: true })),
      ...[...new Set([assistant, former])].sort().map((changed) => raiseRevision(statements, changed)),
    ];
  }

  async listKnowledgeBases(): Promise<KnowledgeBase[]> {
    const bases = this.database.dataSource.getRepository(KnowledgeBaseEntity);
    const rows = await bases.find({ where: { removed: false }, order: { name: 'ASC' } });
    return rows.map(toKnowledgeBase);
  }

  async removeKnowledgeBase(id: string): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write([
      statements.update(KnowledgeBaseEntity, { removed: true }, { id, removed: false }, { requireChange: true }),
      statements.delete(DocumentEntity, { knowledgeBaseId: id }),
      statements.delete(QaPairEntity, { knowledgeBaseId: id, origin: 'file' }),
      raiseRevisionOf(statements, id),
    ]);
  }

  async documentVersions(knowledgeBaseId: string): Promise<DocumentVersion[]> {
    return this.database.dataSource
      .createQueryBuilder(DocumentEntity, 'document')
      .select(['document.id', 'document.path', 'document.contentHash'])
      .where({ knowledgeBaseId })
      .getMany()
      .then(toVersions);
  }

  async documentVersionsOf(assistant: string, on: string): Promise<DocumentVersion[]> {
    const rows = await this.database.dataSource
      .createQueryBuilder(DocumentEntity, 'document')
      .innerJoin(KnowledgeBaseEntity, 'base', 'base.id = document.knowledgeBaseId')
      .where('base.assistant = :assistant AND base.removed = :removed', { assistant, removed: false })
      .getMany();
    const counting = idsInUse(rows, on);
    return toVersions(rows.filter(({ id }) => counting.has(id)));
  }

  async replaceDocument(document: Document, passages: readonly Passage[], version: NewVersion): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write([
      ...replacing(document, { passages, version }, statements),
      raiseRevisionOf(statements, document.knowledgeBaseId),
    ]);
  }

  async updateDocument(id: string, settings: DocumentSettings, note: ChangeNote): Promise<boolean> {
    const { dataSource, statements, writer } = this.database;
    const row = await dataSource.getRepository(DocumentEntity).findOneBy({ id });
    if (!row) return false;
    const result = await writer.write([
      ...changingSettings(id, { settings, note }, statements),
      raiseRevisionOf(statements, row.knowledgeBaseId),
    ]);
    return result.written;
  }

  async removeDocuments(
    knowledgeBaseId: string,
    ids: readonly string[],
    note: Omit<ChangeNote, 'change'>,
  ): Promise<void> {
    const { statements, writer } = this.database;
    const versions = await this.documentVersions(knowledgeBaseId);
    const wanted = new Set(ids);
    const removed = versions.map(({ id }) => id).filter((id) => wanted.has(id));
    if (removed.length === 0) return;
    await writer.write([
      ...chunked(removed).flatMap((chunk) => [
        notingRemoval(chunk, note),
        statements.delete(DocumentEntity, { knowledgeBaseId, id: chunk }),
      ]),
      raiseRevisionOf(statements, knowledgeBaseId),
    ]);
  }

  async passagesOf(documentIds: readonly string[]): Promise<Passage[]> {
    if (documentIds.length === 0) return [];
    const rows = await this.database.dataSource.getRepository(PassageEntity).find({
      where: { documentId: In([...documentIds]) },
      order: { documentId: 'ASC', ordinal: 'ASC' },
    });
    return rows.map(toPassage);
  }

  async findPassages(ids: readonly string[], on?: string): Promise<SourcedPassage[]> {
    const found = new Map<string, SourcedPassage>();
    for (const chunk of chunked([...new Set(ids)])) {
      for (const passage of await this.sourcedPassages(chunk, on)) found.set(passage.id, passage);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async neighbours(ids: readonly string[], width: number): Promise<Passage[]> {
    const passages = this.database.dataSource.getRepository(PassageEntity);
    const near = await passages.findBy({ id: In([...new Set(ids)]) });
    if (near.length === 0) return [];
    const rows = await passages.find({
      where: near.map(({ documentId, ordinal }) => ({
        documentId,
        ordinal: Between(ordinal - width, ordinal + width),
      })),
      order: { documentId: 'ASC', ordinal: 'ASC' },
    });
    return rows.map(toPassage);
  }

  /** Of the documents whose knowledge bases hold these, on that day. */
  private async countingBeside(documents: readonly DocumentEntity[], on: string): Promise<ReadonlySet<string>> {
    const bases = [...new Set(documents.map(({ knowledgeBaseId }) => knowledgeBaseId))];
    const all = await this.database.dataSource.getRepository(DocumentEntity).findBy({ knowledgeBaseId: In(bases) });
    return idsInUse(all, on);
  }

  private async sourcedPassages(ids: string[], on: string | undefined): Promise<SourcedPassage[]> {
    const { dataSource } = this.database;
    const passages = await dataSource.getRepository(PassageEntity).findBy({ id: In(ids) });
    const documentIds = new Set(passages.map(({ documentId }) => documentId));
    const stored = await dataSource.getRepository(DocumentEntity).findBy({ id: In([...documentIds]) });
    const counting = on === undefined ? null : await this.countingBeside(stored, on);
    const documents = stored.filter(({ id }) => counting?.has(id) !== false);
    const documentOf = new Map(documents.map((document) => [document.id, document]));
    const bases = await this.listKnowledgeBases();
    const nameOf = new Map(bases.map(({ id, name }) => [id, name]));
    return passages.flatMap((row) => {
      const document = documentOf.get(row.documentId);
      const knowledgeBase = nameOf.get(document?.knowledgeBaseId ?? '');
      if (!document || knowledgeBase === undefined) return [];
      const { title, path, sources, reviewedOn, url } = document;
      return [{ ...toPassage(row), documentTitle: title, documentPath: path, knowledgeBase, sources, reviewedOn, url }];
    });
  }

  seedQaPairs(knowledgeBaseId: string, pairs: readonly QaPairSeed[]): Promise<SeedCounts> {
    return seedQaPairs(this.database, knowledgeBaseId, pairs);
  }

  listQaPairs(assistant: string): Promise<QaPair[]> {
    return listQaPairs(this.database, assistant);
  }

  putQaPair(knowledgeBaseId: string, pair: QaPairSeed): Promise<QaPair | null> {
    return putQaPair(this.database, knowledgeBaseId, pair);
  }
}

function toKnowledgeBase({ id, name, title, language, assistant, folder }: KnowledgeBaseEntity): KnowledgeBase {
  return { id, name, title, language, assistant, folder };
}

function toVersions(rows: readonly DocumentEntity[]): DocumentVersion[] {
  return rows
    .map(({ id, path, contentHash }) => ({ id, path, contentHash }))
    .sort((first, second) => (first.path < second.path ? -1 : Number(first.path > second.path)));
}

function toPassage(row: PassageEntity): Passage {
  const { id, documentId, ordinal, headingPath, start, end, text, overlap, place } = row;
  return { id, documentId, ordinal, headingPath, start, end, text, overlap, place };
}

function isSame(row: KnowledgeBaseEntity, seed: KnowledgeBaseSeed): boolean {
  const properties = ['title', 'language', 'assistant', 'folder'] as const;
  return !row.removed && properties.every((property) => row[property] === seed[property]);
}

/** Whether a document counts is decided among those of its own knowledge base. */
function idsInUse(rows: readonly DocumentEntity[], on: string): ReadonlySet<string> {
  const byBase = new Map<string, DocumentEntity[]>();
  for (const row of rows) {
    const documents = byBase.get(row.knowledgeBaseId);
    if (documents) documents.push(row);
    else byBase.set(row.knowledgeBaseId, [row]);
  }
  const states = [...byBase.values()].flatMap((documents) => [...documentStates(documents.map(toDocument), on)]);
  return new Set(states.flatMap(([id, state]) => (state === 'in-use' ? id : [])));
}
