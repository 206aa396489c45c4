import type { PassageNote, PassageNoteStore } from '../../core/ports/passage-note-store';
import type { Database } from './database';
import { NotedPassageEntity } from './entities/noted-passage.entity';
import { PassageNoteEntity } from './entities/passage-note.entity';
import { newId } from './keys';
import { placeholders, RowReader } from './row-reader';

export class SqlPassageNoteStore implements PassageNoteStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async missing(knowledgeBaseId: string, madeBy: string): Promise<string[]> {
    const rows = await this.reader.raw<{ id: string }>(
      `SELECT passages.id FROM passages INNER JOIN documents ON documents.id = passages.document_id
       LEFT JOIN noted_passages ON noted_passages.passage_id = passages.id AND noted_passages.made_by = ?
       WHERE documents.knowledge_base_id = ? AND noted_passages.passage_id IS NULL
       ORDER BY passages.document_id, passages.ordinal`,
      [madeBy, knowledgeBaseId],
    );
    return rows.map(({ id }) => id);
  }

  async put(passageId: string, notes: readonly Pick<PassageNote, 'kind' | 'text'>[], madeBy: string): Promise<void> {
    const { statements, writer } = this.database;
    const [passage] = await this.reader.raw<{ knowledgeBaseId: string }>(
      `SELECT documents.knowledge_base_id AS knowledgeBaseId FROM passages
       INNER JOIN documents ON documents.id = passages.document_id WHERE passages.id = ?`,
      [passageId],
    );
    if (!passage) return;
    await writer.write([
      statements.delete(PassageNoteEntity, { passageId }),
      ...statements.insert(NotedPassageEntity, [{ passageId, ...passage, madeBy }], {
        onDuplicate: { key: ['passageId'], overwrite: ['knowledgeBaseId', 'madeBy'] },
      }),
      ...statements.insert(
        PassageNoteEntity,
        notes.map(({ kind, text }) => ({ id: newId(), passageId, kind, text, madeBy })),
      ),
    ]);
  }

  async stamp(knowledgeBaseIds: readonly string[]): Promise<string> {
    if (knowledgeBaseIds.length === 0) return '';
    const rows = await this.reader.raw<{ madeBy: string; passages: number | string }>(
      `SELECT made_by AS madeBy, COUNT(*) AS passages FROM noted_passages
       WHERE knowledge_base_id IN (${placeholders(knowledgeBaseIds)}) GROUP BY made_by ORDER BY made_by`,
      knowledgeBaseIds,
    );
    return rows.map(({ madeBy, passages }) => `${madeBy}=${passages}`).join();
  }

  async list(knowledgeBaseIds: readonly string[]): Promise<PassageNote[]> {
    if (knowledgeBaseIds.length === 0) return [];
    return this.reader.all(
      PassageNoteEntity,
      `INNER JOIN noted_passages ON noted_passages.passage_id = passage_notes.passage_id
       WHERE noted_passages.knowledge_base_id IN (${placeholders(knowledgeBaseIds)})
       ORDER BY passage_notes.passage_id, passage_notes.kind, passage_notes.id`,
      knowledgeBaseIds,
    );
  }
}
