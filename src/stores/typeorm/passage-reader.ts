import type { Passage, SourcedPassage } from '../../core/knowledge';
import type { DatedDocuments } from './dated-documents';
import { DocumentEntity } from './entities/document.entity';
import { PassageEntity } from './entities/passage.entity';
import { placeholders, type RowReader } from './row-reader';
import { chunked } from './statement-builder';

/** Ranges that a statement asks for at once. */
const rangesAtOnce = 100;

/** Reads passages, by document or by id, with what a citation shows of their documents. */
export class PassageReader {
  constructor(
    private readonly reader: RowReader,
    private readonly dated: DatedDocuments,
  ) {}

  async of(documentIds: readonly string[]): Promise<Passage[]> {
    if (documentIds.length === 0) return [];
    const tail = `WHERE document_id IN (${placeholders(documentIds)}) ORDER BY document_id, ordinal`;
    const rows = await this.reader.all(PassageEntity, tail, documentIds);
    return rows.map(toPassage);
  }

  async find(ids: readonly string[], on: string | undefined): Promise<SourcedPassage[]> {
    const found = new Map<string, SourcedPassage>();
    for (const chunk of chunked([...new Set(ids)])) {
      for (const passage of await this.sourced(chunk, on)) found.set(passage.id, passage);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async neighbours(ids: readonly string[], width: number): Promise<Passage[]> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return [];
    const near = await this.reader.all(PassageEntity, `WHERE id IN (${placeholders(unique)})`, unique);
    const found = new Map<string, Passage>();
    for (const chunk of chunked(near, rangesAtOnce)) {
      const ranges = chunk.map(() => '(document_id = ? AND ordinal BETWEEN ? AND ?)').join(' OR ');
      const parameters = chunk.flatMap(({ documentId, ordinal }) => [documentId, ordinal - width, ordinal + width]);
      for (const row of await this.reader.all(PassageEntity, `WHERE ${ranges}`, parameters)) {
        found.set(row.id, toPassage(row));
      }
    }
    return [...found.values()].sort(inOrder);
  }

  private async sourced(ids: readonly string[], on: string | undefined): Promise<SourcedPassage[]> {
    const passages = await this.reader.all(PassageEntity, `WHERE id IN (${placeholders(ids)})`, ids);
    const documentIds = [...new Set(passages.map(({ documentId }) => documentId))];
    if (documentIds.length === 0) return [];
    const documents = await this.reader.all(DocumentEntity, `WHERE id IN (${placeholders(documentIds)})`, documentIds);
    const counting = on === undefined ? null : await this.dated.inUseAmong(documents, on);
    const documentOf = new Map(documents.map((document) => [document.id, document]));
    const nameOf = await this.baseNames();
    return passages.flatMap((row) => {
      const document = documentOf.get(row.documentId);
      const knowledgeBase = nameOf.get(document?.knowledgeBaseId ?? '');
      if (!document || knowledgeBase === undefined || counting?.has(document.id) === false) return [];
      const { title, path, sources, reviewedOn, url } = document;
      return [{ ...toPassage(row), documentTitle: title, documentPath: path, knowledgeBase, sources, reviewedOn, url }];
    });
  }

  private async baseNames(): Promise<ReadonlyMap<string, string>> {
    const sql = 'SELECT id, name FROM knowledge_bases WHERE removed = 0';
    const bases = await this.reader.raw<{ id: string; name: string }>(sql, []);
    return new Map(bases.map(({ id, name }) => [id, name]));
  }
}

const inOrder = (first: Passage, second: Passage): number =>
  first.documentId === second.documentId
    ? first.ordinal - second.ordinal
    : first.documentId < second.documentId
      ? -1
      : 1;

function toPassage(row: PassageEntity): Passage {
  const { id, documentId, ordinal, headingPath, start, end, text, overlap, place } = row;
  return { id, documentId, ordinal, headingPath, start, end, text, overlap, place };
}
