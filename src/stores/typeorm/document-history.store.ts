import type {
  CitingAnswer,
  DocumentChange,
  DocumentHistory,
  DocumentSummary,
  DocumentVersionContent,
  DocumentVersionRecord,
  KeptDocument,
} from '../../core/ports/document-history';
import type { Database } from './database';
import { toDocument, toValidity } from './document-rows';
import { documentStates, supersessionDoubts } from './documents-in-use';
import { DocumentEntity } from './entities/document.entity';
import { DocumentVersionEntity } from './entities/document-version.entity';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { QuestionEntity } from './entities/question.entity';
import { placeholders, RowReader } from './row-reader';
import { chunked } from './statement-builder';

const ofBases = 'knowledge_base_id IN (SELECT id FROM knowledge_bases WHERE assistant = ? AND removed = 0)';

/** As the drivers give it. */
interface VersionRow extends Pick<
  DocumentVersionRecord,
  'number' | 'changedBy' | 'title' | 'contentHash' | 'characters'
> {
  changeKind: DocumentChange;
  changedAt: number | string;
  hasText: number | string;
}

export class SqlDocumentHistory implements DocumentHistory {
  private readonly reader: RowReader;

  constructor(database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async versions(documentId: string): Promise<DocumentVersionRecord[]> {
    const rows = await this.reader.raw<VersionRow>(
      `SELECT number, change_kind AS changeKind, changed_by AS changedBy, changed_at AS changedAt, title,
         content_hash AS contentHash, characters, text IS NOT NULL AS hasText
       FROM document_versions WHERE document_id = ? ORDER BY number`,
      [documentId],
    );
    return rows.map(({ number, changeKind, changedBy, changedAt, title, contentHash, characters, hasText }) => ({
      ...{ documentId, number, change: changeKind, changedBy, title, contentHash, characters },
      changedAt: Number(changedAt),
      hasText: Number(hasText) === 1,
    }));
  }

  async contentOf(documentId: string, number: number): Promise<DocumentVersionContent | null> {
    const row = await this.reader.first(DocumentVersionEntity, 'WHERE document_id = ? AND number = ?', [
      documentId,
      number,
    ]);
    if (row?.text == null) return null;
    const { text, markup, places, knowledgeBaseId, path, format, title, sources, reviewedOn, reviewedBy, url } = row;
    return {
      ...{ text, knowledgeBaseId, path, format, title, sources, reviewedOn, reviewedBy, url },
      markup: markup ?? 'plain',
      places: places ?? [],
      validity: toValidity(row),
    };
  }

  async list(assistant: string, on: string): Promise<DocumentSummary[]> {
    const rows = await this.reader.all(DocumentEntity, `WHERE documents.${ofBases}`, [assistant]);
    const bases = await this.baseNames(assistant);
    const passages = await this.counts('passages INNER JOIN documents ON documents.id = document_id', assistant);
    const versions = await this.counts('document_versions', assistant);
    const said = sayOf([...bases.keys()], rows, on);
    const present = rows.map((row): DocumentSummary => {
      const { id, path, title, format, validity, reviewedOn, reviewedBy } = toDocument(row);
      return {
        ...{ id, path, title, format, validity, reviewedOn, reviewedBy },
        knowledgeBase: bases.get(row.knowledgeBaseId) ?? '',
        passages: passages.get(id) ?? 0,
        versions: versions.get(id) ?? 0,
        state: said.states.get(id) ?? 'in-use',
        doubts: said.doubts.get(id) ?? [],
      };
    });
    const removed = await this.removed(assistant);
    const gone = removed.map((row): DocumentSummary => {
      const { documentId, path, title, format, reviewedOn, reviewedBy } = row;
      return {
        ...{ id: documentId, path, title, format, reviewedOn, reviewedBy },
        knowledgeBase: bases.get(row.knowledgeBaseId) ?? '',
        validity: toValidity(row),
        passages: 0,
        versions: versions.get(documentId) ?? 0,
        state: 'removed',
        doubts: [],
      };
    });
    return [...present.sort(byPath), ...gone.sort(byPath)];
  }

  async movedPaths(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.raw<{ earlier: string; now: string }>(
      `SELECT DISTINCT document_versions.path AS earlier, documents.path AS now FROM document_versions
       INNER JOIN documents ON documents.id = document_versions.document_id
       WHERE documents.knowledge_base_id = ? AND document_versions.path <> documents.path`,
      [knowledgeBaseId],
    );
    return new Map(rows.map(({ earlier, now }) => [earlier, now]));
  }

  async find(documentId: string): Promise<KeptDocument | null> {
    const row = await this.reader.first(DocumentEntity, 'WHERE id = ?', [documentId]);
    return row && toDocument(row);
  }

  async citing(documentId: string, limit: number): Promise<CitingAnswer[]> {
    const questions = await this.reader.all(
      QuestionEntity,
      `INNER JOIN (SELECT question_id, MAX(cited_at) AS cited_at FROM answer_citations WHERE document_id = ?
         GROUP BY question_id ORDER BY cited_at DESC, question_id LIMIT ?) AS cited ON cited.question_id = questions.id
       ORDER BY cited.cited_at DESC, questions.id`,
      [documentId, limit],
    );
    const messageOf = await this.lastMessages(questions.map(({ id }) => id));
    return questions.map(({ id, channel, conversationId, text, createdAt }) => ({
      questionId: id,
      conversation: { channel, id: conversationId },
      message: messageOf.get(id) ?? null,
      question: text,
      answeredAt: createdAt,
    }));
  }

  /** The last version of each document that is no more. */
  private removed(assistant: string): Promise<DocumentVersionEntity[]> {
    return this.reader.all(
      DocumentVersionEntity,
      `WHERE document_versions.${ofBases} AND change_kind = 'removed' AND number =
         (SELECT MAX(later.number) FROM document_versions AS later WHERE later.document_id = document_versions.document_id)
       AND document_id NOT IN (SELECT id FROM documents)`,
      [assistant],
    );
  }

  private async baseNames(assistant: string): Promise<Map<string, string>> {
    const bases = await this.reader.raw<{ id: string; name: string }>(
      'SELECT id, name FROM knowledge_bases WHERE assistant = ? AND removed = 0',
      [assistant],
    );
    return new Map(bases.map(({ id, name }) => [id, name]));
  }

  /** By document. */
  private async counts(table: string, assistant: string): Promise<Map<string, number>> {
    const rows = await this.reader.raw<{ id: string; count: number | string }>(
      `SELECT document_id AS id, COUNT(*) AS count FROM ${table} WHERE ${ofBases} GROUP BY document_id`,
      [assistant],
    );
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  private async lastMessages(questionIds: readonly string[]): Promise<Map<string, CitingAnswer['message']>> {
    const messages = new Map<string, CitingAnswer['message']>();
    for (const ids of chunked(questionIds)) {
      const rows = await this.reader.all(
        InboxMessageEntity,
        `WHERE question_id IN (${placeholders(ids)}) ORDER BY received_at, sequence`,
        ids,
      );
      for (const { id, questionId, memberId, memberName } of rows) {
        if (questionId !== null) messages.set(questionId, { id, member: { id: memberId, name: memberName } });
      }
    }
    return messages;
  }
}

/** What is to be said of each document, among those of its own knowledge base. */
function sayOf(bases: readonly string[], rows: readonly DocumentEntity[], on: string) {
  const inBases = bases.map((base) => rows.filter((row) => row.knowledgeBaseId === base).map(toDocument));
  return {
    states: new Map(inBases.flatMap((documents) => [...documentStates(documents, on)])),
    doubts: new Map(inBases.flatMap((documents) => [...supersessionDoubts(documents)])),
  };
}

const byPath = (first: DocumentSummary, second: DocumentSummary): number =>
  first.path < second.path ? -1 : Number(first.path > second.path);
