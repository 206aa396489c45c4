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
import { QaPairEntity } from './entities/qa-pair.entity';
import { changingSettings, moving, replacing } from './document-rows';
import { notingRemoval } from './document-version-rows';
import { DatedDocuments } from './dated-documents';
import { newId } from './keys';
import { listQaPairs, putQaPair, seedQaPairs } from './qa-pair-rows';
import { raiseRevision, raiseRevisionOf } from './revision.store';
import { RowReader } from './row-reader';
import type { Statement } from './sql-writer';
import { PassageReader } from './passage-reader';
import { chunked } from './statement-builder';

export class SqlKnowledgeStore implements KnowledgeStore {
  private readonly dated: DatedDocuments;
  private readonly passages: PassageReader;

  constructor(private readonly database: Database) {
    const reader = new RowReader(database.dataSource);
    this.dated = new DatedDocuments(reader);
    this.passages = new PassageReader(reader, this.dated);
  }

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

  documentVersions(knowledgeBaseId: string): Promise<DocumentVersion[]> {
    return this.dated.versions(knowledgeBaseId);
  }

  documentVersionsOf(assistant: string, on: string): Promise<DocumentVersion[]> {
    return this.dated.versionsInUse(assistant, on);
  }

  async replaceDocument(document: Document, passages: readonly Passage[], version: NewVersion | null): Promise<void> {
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
    const changes = changingSettings(id, { settings, note }, statements);
    if (changes.length === 0) return true;
    const result = await writer.write([...changes, raiseRevisionOf(statements, row.knowledgeBaseId)]);
    return result.written;
  }

  async moveDocument(id: string, path: string): Promise<void> {
    const { statements, writer } = this.database;
    const moved = await this.dated.placeOf(id);
    if (!moved || moved.path === path) return;
    const successors = await this.dated.successorsIn(moved.knowledgeBaseId);
    await writer.write([
      ...moving({ id, path, from: moved.path }, { successors, statements }),
      raiseRevisionOf(statements, moved.knowledgeBaseId),
    ]);
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

  passagesOf(documentIds: readonly string[]): Promise<Passage[]> {
    return this.passages.of(documentIds);
  }

  findPassages(ids: readonly string[], on?: string): Promise<SourcedPassage[]> {
    return this.passages.find(ids, on);
  }

  neighbours(ids: readonly string[], width: number): Promise<Passage[]> {
    return this.passages.neighbours(ids, width);
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

function isSame(row: KnowledgeBaseEntity, seed: KnowledgeBaseSeed): boolean {
  const properties = ['title', 'language', 'assistant', 'folder'] as const;
  return !row.removed && properties.every((property) => row[property] === seed[property]);
}
