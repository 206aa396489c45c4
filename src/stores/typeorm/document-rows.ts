import type { Document, Passage } from '../../core/knowledge';
import type { ChangeNote, DocumentSettings, NewVersion } from '../../core/ports/knowledge-store';
import { DocumentEntity } from './entities/document.entity';
import { PassageEntity } from './entities/passage.entity';
import { exactHash } from './keys';
import { placeholders } from './row-reader';
import type { SqlValue, Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

/** Writes a document over what stands there, its passages over those with the same id, and its version. */
export function replacing(
  document: Document,
  { passages, version }: { passages: readonly Passage[]; version: NewVersion },
  statements: StatementBuilder,
): Statement[] {
  const { id, knowledgeBaseId } = document;
  const row = toRow(document);
  const columns = Object.keys(row).filter((property) => property !== 'id') as (keyof DocumentEntity & string)[];
  return [
    // Another process may have written a document of that path under another id meanwhile.
    {
      sql: 'DELETE FROM documents WHERE knowledge_base_id = ? AND path_hash = ? AND id <> ?',
      parameters: [knowledgeBaseId, row.pathHash, id],
    },
    ...statements.insert(DocumentEntity, [row], { onDuplicate: { key: ['id'], overwrite: columns } }),
    // Out of the way of the new numbers; what keeps its place below zero is gone from the document.
    { sql: 'UPDATE passages SET ordinal = -1 - ordinal WHERE document_id = ?', parameters: [id] },
    ...statements.insert(PassageEntity, passages, {
      onDuplicate: { key: ['id'], overwrite: ['ordinal', 'headingPath', 'start', 'end', 'text', 'overlap', 'place'] },
    }),
    { sql: 'DELETE FROM passages WHERE document_id = ? AND ordinal < 0', parameters: [id] },
    addingVersion(id, version),
  ];
}

/** The version of a document as it stands in the tables now. */
function addingVersion(documentId: string, { by, at, change, text }: NewVersion): Statement {
  return notingVersion({ change, by, at }, { characters: '?', text: '?', ids: [documentId] }, [text.length, text]);
}

/** The same text again, with what an admin changed beside it. */
export function changingSettings(
  id: string,
  { settings, note }: { settings: DocumentSettings; note: ChangeNote },
  statements: StatementBuilder,
): Statement[] {
  const { validity, reviewedOn, reviewedBy } = settings;
  const set = {
    ...(validity && {
      validFrom: validity.from,
      validUntil: validity.until,
      supersedes: JSON.stringify(validity.supersedes),
      withdrawnAt: validity.withdrawnAt,
    }),
    ...(reviewedOn !== undefined && { reviewedOn }),
    ...(reviewedBy !== undefined && { reviewedBy }),
  };
  const latest = (column: string): string =>
    `(SELECT ${column} FROM document_versions AS before_it WHERE before_it.document_id = documents.id
      ORDER BY before_it.number DESC LIMIT 1)`;
  const noting = notingVersion(
    note,
    { characters: `COALESCE(${latest('characters')}, 0)`, text: latest('text'), ids: [id] },
    [],
  );
  return [statements.update(DocumentEntity, set, { id }, { requireChange: true }), noting];
}

/** Before the rows go: what they were stays. */
export const notingRemoval = (ids: readonly string[], note: Omit<ChangeNote, 'change'>): Statement =>
  notingVersion({ ...note, change: 'removed' }, { characters: '0', text: 'NULL', ids }, []);

function notingVersion(
  { change, by, at }: ChangeNote,
  { characters, text, ids }: { characters: string; text: string; ids: readonly string[] },
  values: readonly SqlValue[],
): Statement {
  return {
    sql: `INSERT INTO document_versions
        (document_id, number, knowledge_base_id, path, change_kind, changed_by, changed_at, title, content_hash,
         characters, text)
      SELECT id,
        (SELECT COALESCE(MAX(earlier.number), 0) + 1 FROM document_versions AS earlier WHERE earlier.document_id = documents.id),
        knowledge_base_id, path, ?, ?, ?, title, content_hash, ${characters}, ${text}
      FROM documents WHERE id IN (${placeholders(ids)})`,
    parameters: [change, by, at, ...values, ...ids],
  };
}

function toRow({ validity, ...document }: Document): DocumentEntity {
  const { from, until, supersedes, withdrawnAt } = validity;
  return {
    ...document,
    pathHash: exactHash(document.path),
    validFrom: from,
    validUntil: until,
    supersedes,
    withdrawnAt,
  };
}

export function toDocument(row: DocumentEntity): Document {
  const { id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url } = row;
  const validity = {
    from: row.validFrom,
    until: row.validUntil,
    supersedes: row.supersedes ?? [],
    withdrawnAt: row.withdrawnAt,
  };
  return { id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url, validity };
}
