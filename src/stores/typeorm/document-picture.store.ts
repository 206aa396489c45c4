import type { DocumentPicture, PictureReadingNote } from '../../core/document-picture';
import type { DocumentPictureStore } from '../../core/ports/document-picture-store';
import type { Database } from './database';
import { DocumentEntity } from './entities/document.entity';
import { DocumentPictureEntity } from './entities/document-picture.entity';
import { PictureReadingEntity } from './entities/picture-reading.entity';
import { PicturedDocumentEntity } from './entities/pictured-document.entity';
import { exactHash } from './keys';
import { raiseRevisionOf } from './revision.store';
import { placeholders, RowReader } from './row-reader';
import { chunked } from './statement-builder';

export class SqlDocumentPictureStore implements DocumentPictureStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async replaceOf(
    documentId: string,
    knowledgeBaseId: string,
    pictures: readonly DocumentPicture[],
    readAs = '',
  ): Promise<void> {
    const { statements, writer } = this.database;
    if (!(await this.reader.first(DocumentEntity, 'WHERE id = ?', [documentId]))) return;
    const before = await this.reader.first(PicturedDocumentEntity, 'WHERE document_id = ?', [documentId]);
    const digest = exactHash(JSON.stringify(pictures));
    const isSame = before ? before.digest === digest : pictures.length === 0;
    if (isSame && before?.readAs === readAs) return;
    const pictured = statements.insert(PicturedDocumentEntity, [{ documentId, knowledgeBaseId, readAs, digest }], {
      onDuplicate: { key: ['documentId'], overwrite: ['knowledgeBaseId', 'readAs', 'digest'] },
    });
    await writer.write([
      ...pictured,
      ...(isSame
        ? []
        : [
            statements.delete(DocumentPictureEntity, { documentId }),
            ...statements.insert(DocumentPictureEntity, pictures),
            raiseRevisionOf(statements, knowledgeBaseId),
          ]),
    ]);
  }

  async readAs(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.raw<{ id: string; readAs: string }>(
      'SELECT document_id AS id, read_as AS readAs FROM pictured_documents WHERE knowledge_base_id = ?',
      [knowledgeBaseId],
    );
    return new Map(rows.map(({ id, readAs }) => [id, readAs]));
  }

  async list(knowledgeBaseIds: readonly string[]): Promise<DocumentPicture[]> {
    if (knowledgeBaseIds.length === 0) return [];
    const tail = `WHERE knowledge_base_id IN (${placeholders(knowledgeBaseIds)}) ORDER BY document_id, ordinal`;
    return this.reader.all(DocumentPictureEntity, tail, knowledgeBaseIds);
  }

  of(documentId: string): Promise<DocumentPicture[]> {
    return this.reader.all(DocumentPictureEntity, 'WHERE document_id = ? ORDER BY ordinal', [documentId]);
  }

  find(id: string): Promise<DocumentPicture | null> {
    return this.reader.first(DocumentPictureEntity, 'WHERE id = ?', [id]);
  }

  async unread(knowledgeBaseIds: readonly string[], madeBy: string): Promise<string[]> {
    if (knowledgeBaseIds.length === 0) return [];
    const rows = await this.reader.raw<{ pictureKey: string }>(
      `SELECT DISTINCT document_pictures.picture_key AS pictureKey FROM document_pictures
       LEFT JOIN picture_readings ON picture_readings.picture_key = document_pictures.picture_key AND made_by = ?
       WHERE document_pictures.knowledge_base_id IN (${placeholders(knowledgeBaseIds)})
         AND document_pictures.picture_key IS NOT NULL AND picture_readings.picture_key IS NULL
       ORDER BY document_pictures.picture_key`,
      [madeBy, ...knowledgeBaseIds],
    );
    return rows.map(({ pictureKey }) => pictureKey);
  }

  async putReading({ key, text, description, questions, madeBy }: PictureReadingNote): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write(
      statements.insert(PictureReadingEntity, [{ key, text, description, questions, madeBy }], {
        onDuplicate: { key: ['key'], overwrite: ['text', 'description', 'questions', 'madeBy'] },
      }),
    );
  }

  async readings(keys: readonly string[]): Promise<PictureReadingNote[]> {
    const found: PictureReadingNote[] = [];
    for (const chunk of chunked([...new Set(keys)].sort())) {
      const tail = `WHERE picture_key IN (${placeholders(chunk)}) ORDER BY picture_key`;
      found.push(...(await this.reader.all(PictureReadingEntity, tail, chunk)));
    }
    return found;
  }

  async stamp(knowledgeBaseIds: readonly string[]): Promise<string> {
    if (knowledgeBaseIds.length === 0) return '';
    const bases = placeholders(knowledgeBaseIds);
    const [documents, readings] = await Promise.all([
      this.reader.raw<{ id: string; digest: string }>(
        `SELECT document_id AS id, digest FROM pictured_documents
         WHERE knowledge_base_id IN (${bases}) ORDER BY document_id`,
        knowledgeBaseIds,
      ),
      this.reader.raw<{ madeBy: string; count: number | string }>(
        `SELECT made_by AS madeBy, COUNT(*) AS count FROM picture_readings WHERE picture_key IN
           (SELECT picture_key FROM document_pictures WHERE knowledge_base_id IN (${bases}))
         GROUP BY made_by ORDER BY made_by`,
        knowledgeBaseIds,
      ),
    ]);
    const read = readings.map(({ madeBy, count }) => [madeBy, Number(count)]);
    return exactHash(JSON.stringify([documents.map(({ id, digest }) => [id, digest]), read]));
  }

  async keys(): Promise<string[]> {
    const rows = await this.reader.raw<{ pictureKey: string }>(
      `SELECT DISTINCT picture_key AS pictureKey FROM document_pictures
       WHERE picture_key IS NOT NULL ORDER BY picture_key`,
      [],
    );
    return rows.map(({ pictureKey }) => pictureKey);
  }

  async removeUnusedReadings(): Promise<void> {
    const sql = `DELETE FROM picture_readings WHERE NOT EXISTS
      (SELECT 1 FROM document_pictures WHERE document_pictures.picture_key = picture_readings.picture_key)`;
    await this.database.writer.write([{ sql, parameters: [] }]);
  }
}
