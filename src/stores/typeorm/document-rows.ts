import type { Document, Passage, Validity } from '../../core/knowledge';
import type { KeptDocument } from '../../core/ports/document-history';
import type { ChangeNote, DocumentSettings, NewVersion } from '../../core/ports/knowledge-store';
import type { DatedDocument } from './documents-in-use';
import { keepingWithdrawn, notingSameText, notingText } from './document-version-rows';
import { DocumentEntity } from './entities/document.entity';
import { PassageEntity } from './entities/passage.entity';
import { exactHash } from './keys';
import type { SqlValue, Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

type Column = keyof DocumentEntity;

/** What an admin may set on the page. */
const settable: readonly Column[] = [
  'validFrom',
  'validUntil',
  'supersedes',
  'isSuccessor',
  'reviewedOn',
  'reviewedBy',
];
/** A withdrawn document stays so, whatever becomes of its file. */
const ownOfRow: readonly Column[] = ['id', 'withdrawnAt'];

/** Writes a document over what stands there, its passages over those with the same id, and its version. */
export function replacing(
  document: Document,
  { passages, version }: { passages: readonly Passage[]; version: NewVersion | null },
  statements: StatementBuilder,
): Statement[] {
  const { id, knowledgeBaseId } = document;
  const row: DocumentEntity = { ...toRow(document), isSetOnPage: version !== null && !isOfFile(version) };
  const kept = version === null ? [...ownOfRow, ...settable, 'isSetOnPage'] : ownOfRow;
  const overwritten = (Object.keys(row) as Column[]).filter((column) => !kept.includes(column));
  return [
    // Another process may have written a document of that path under another id meanwhile.
    {
      sql: 'DELETE FROM documents WHERE knowledge_base_id = ? AND path_hash = ? AND id <> ?',
      parameters: [knowledgeBaseId, row.pathHash, id],
    },
    ...statements.insert(DocumentEntity, [row], { onDuplicate: { key: ['id'], overwrite: overwritten } }),
    ...(version?.change === 'added' ? [keepingWithdrawn(id)] : []),
    ...(version === null ? [statements.update(DocumentEntity, settingsOf(document), { id, isSetOnPage: false })] : []),
    // Out of the way of the new numbers; what keeps its place below zero is gone from the document.
    { sql: 'UPDATE passages SET ordinal = -1 - ordinal WHERE document_id = ?', parameters: [id] },
    ...statements.insert(PassageEntity, passages, {
      onDuplicate: { key: ['id'], overwrite: ['ordinal', 'headingPath', 'start', 'end', 'text', 'overlap', 'place'] },
    }),
    { sql: 'DELETE FROM passages WHERE document_id = ? AND ordinal < 0', parameters: [id] },
    ...(version ? notingText(id, version) : []),
  ];
}

/** The same text again, with what an admin changed beside it. */
export function changingSettings(
  id: string,
  { settings, note }: { settings: DocumentSettings; note: ChangeNote },
  statements: StatementBuilder,
): Statement[] {
  const { validity = {}, reviewedOn, reviewedBy } = settings;
  const { withdrawnAt } = validity;
  const set = {
    ...validityColumns(validity),
    ...(reviewedOn !== undefined && { reviewedOn }),
    ...(reviewedBy !== undefined && { reviewedBy }),
  };
  const change = {
    ...set,
    ...(Object.keys(set).length > 0 && { isSetOnPage: true }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
  if (Object.keys(change).length === 0) return [];
  return [statements.update(DocumentEntity, change, { id }, { requireChange: true }), ...notingSameText([id], note)];
}

/** The document lies elsewhere; what supersedes it names it there. */
export function moving(
  { id, path, from }: { id: string; path: string; from: string },
  { successors, statements }: { successors: readonly DatedDocument[]; statements: StatementBuilder },
): Statement[] {
  const naming = successors.filter(({ validity }) => validity.supersedes.includes(from));
  return [
    statements.update(DocumentEntity, { path, pathHash: exactHash(path) }, { id }),
    ...naming.map(({ id: successor, validity }) => {
      const supersedes = validity.supersedes.map((named) => (named === from ? path : named));
      return statements.update(DocumentEntity, { supersedes: JSON.stringify(supersedes) }, { id: successor });
    }),
  ];
}

const isOfFile = ({ by }: ChangeNote): boolean => by === 'file' || by.startsWith('sync:');

const settingsOf = ({ validity, reviewedOn, reviewedBy }: Document) => ({
  ...validityColumns(validity),
  reviewedOn,
  reviewedBy,
});

function validityColumns({ from, until, supersedes }: Partial<Validity>): Partial<Record<Column, SqlValue>> {
  return {
    ...(from !== undefined && { validFrom: from }),
    ...(until !== undefined && { validUntil: until }),
    ...(supersedes && { supersedes: JSON.stringify(supersedes), isSuccessor: supersedes.length > 0 }),
  };
}

function toRow({ validity, ...document }: Document): Omit<DocumentEntity, 'isSetOnPage'> {
  const { id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url } = document;
  const { from, until, supersedes, withdrawnAt } = validity;
  return {
    ...{ id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url },
    pathHash: exactHash(path),
    validFrom: from,
    validUntil: until,
    supersedes,
    isSuccessor: supersedes.length > 0,
    withdrawnAt,
  };
}

export function toDocument(row: DocumentEntity): KeptDocument {
  const { id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url } = row;
  return {
    ...{ id, knowledgeBaseId, path, title, contentHash, format, sources, reviewedOn, reviewedBy, url },
    validity: toValidity(row),
    isSetOnPage: row.isSetOnPage,
  };
}

export const toValidity = (
  row: Pick<DocumentEntity, 'validFrom' | 'validUntil' | 'supersedes' | 'withdrawnAt'>,
): Validity => ({
  from: row.validFrom,
  until: row.validUntil,
  supersedes: row.supersedes ?? [],
  withdrawnAt: row.withdrawnAt,
});
