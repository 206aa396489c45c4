import type { ChangeNote, NewVersion } from '../../core/ports/knowledge-store';
import { placeholders } from './row-reader';
import type { SqlValue, Statement } from './sql-writer';

/** Newest versions of a document whose text is kept. */
export const textsKept = 20;

/** The version of a document as it stands in the tables now, with the text that it was made from. */
export function notingText(id: string, { text, markup, places, ...note }: NewVersion): Statement[] {
  const values = [text.length, text, markup, places.length > 0 ? JSON.stringify(places) : null];
  return [noting([id], note, { sql: '?, ?, ?, ?', values }), droppingOldText(id)];
}

/** The same with the text of the version before. */
export const notingSameText = (ids: readonly string[], note: ChangeNote): Statement[] => [
  noting(ids, note, {
    sql: 'COALESCE(before_it.characters, 0), before_it.text, before_it.markup, before_it.places',
    values: [],
  }),
  ...ids.map(droppingOldText),
];

/** Before the rows go: what they were stays. */
export const notingRemoval = (ids: readonly string[], note: Omit<ChangeNote, 'change'>): Statement =>
  noting(ids, { ...note, change: 'removed' }, { sql: '0, NULL, NULL, NULL', values: [] });

function noting(
  ids: readonly string[],
  { change, by, at }: ChangeNote,
  content: { sql: string; values: readonly SqlValue[] },
): Statement {
  return {
    sql: `INSERT INTO document_versions
        (document_id, number, knowledge_base_id, path, change_kind, changed_by, changed_at, title, content_hash, sources,
         reviewed_on, reviewed_by, valid_from, valid_until, supersedes,
         withdrawn_at, format, url, characters, text, markup, places)
      SELECT documents.id, COALESCE(before_it.number, 0) + 1, documents.knowledge_base_id, documents.path, ?, ?, ?,
        documents.title, documents.content_hash, documents.sources, documents.reviewed_on, documents.reviewed_by,
        documents.valid_from, documents.valid_until, documents.supersedes, documents.withdrawn_at, documents.format,
        documents.url, ${content.sql}
      FROM documents LEFT JOIN document_versions AS before_it
        ON before_it.document_id = documents.id AND before_it.number =
          (SELECT MAX(earlier.number) FROM document_versions AS earlier WHERE earlier.document_id = documents.id)
      WHERE documents.id IN (${placeholders(ids)})`,
    parameters: [change, by, at, ...content.values, ...ids],
  };
}

/** MySQL changes no table that the same statement reads, unless what it read is a table of its own. */
const droppingOldText = (id: string): Statement => ({
  sql: `UPDATE document_versions SET text = NULL, markup = NULL, places = NULL
    WHERE document_id = ? AND text IS NOT NULL AND number <=
      (SELECT newest FROM (SELECT MAX(number) AS newest FROM document_versions WHERE document_id = ?) AS latest) - ?`,
  parameters: [id, id, textsKept],
});

/** A document that comes back is withdrawn if it was when it went. */
export const keepingWithdrawn = (id: string): Statement => ({
  sql: `UPDATE documents SET withdrawn_at =
      (SELECT before_it.withdrawn_at FROM document_versions AS before_it WHERE before_it.document_id = documents.id
       ORDER BY before_it.number DESC LIMIT 1)
    WHERE id = ? AND withdrawn_at IS NULL`,
  parameters: [id],
});
