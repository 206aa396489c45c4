import type { DocumentVersion } from '../../core/ports/knowledge-store';
import { type DatedDocument, documentStates } from './documents-in-use';
import type { DocumentEntity } from './entities/document.entity';
import { toValidity } from './document-rows';
import { placeholders, type RowReader } from './row-reader';

/** Columns of `documents` that tell whether a document counts. */
const datedColumns = `documents.id, documents.knowledge_base_id AS knowledgeBaseId, documents.path,
  documents.valid_from AS validFrom, documents.valid_until AS validUntil, documents.supersedes,
  documents.withdrawn_at AS withdrawnAt`;

interface DatedRow extends Pick<DocumentEntity, 'id' | 'knowledgeBaseId' | 'path' | 'validFrom' | 'validUntil'> {
  /** JSON. */
  supersedes: string | null;
  withdrawnAt: number | string | null;
}
type DatedEntity = Pick<
  DocumentEntity,
  'id' | 'knowledgeBaseId' | 'path' | 'validFrom' | 'validUntil' | 'supersedes' | 'withdrawnAt'
>;

/** Which documents count on a day. It is decided among the documents of one knowledge base. */
export class DatedDocuments {
  constructor(private readonly reader: RowReader) {}

  /** By path. */
  async versions(knowledgeBaseId: string): Promise<DocumentVersion[]> {
    const rows = await this.reader.raw<DocumentVersion>(
      'SELECT id, path, content_hash AS contentHash FROM documents WHERE knowledge_base_id = ?',
      [knowledgeBaseId],
    );
    return byPath(rows.map(({ id, path, contentHash }) => ({ id, path, contentHash })));
  }

  /** By path: those of the assistant's knowledge bases that count. */
  async versionsInUse(assistant: string, on: string): Promise<DocumentVersion[]> {
    const rows = await this.reader.raw<DatedRow & { contentHash: string }>(
      `SELECT ${datedColumns}, documents.content_hash AS contentHash FROM documents
       INNER JOIN knowledge_bases ON knowledge_bases.id = documents.knowledge_base_id
       WHERE knowledge_bases.assistant = ? AND knowledge_bases.removed = 0`,
      [assistant],
    );
    const counting = idsInUse(rows.map(toDated), on);
    const versions = rows.map(({ id, path, contentHash }) => ({ id, path, contentHash }));
    return byPath(versions.filter(({ id }) => counting.has(id)));
  }

  /** Of these documents. Beside them, only what may supersede them is read. */
  async inUseAmong(documents: readonly DatedEntity[], on: string): Promise<ReadonlySet<string>> {
    const bases = [...new Set(documents.map(({ knowledgeBaseId }) => knowledgeBaseId))];
    if (bases.length === 0) return new Set();
    const successors = await this.successors(bases);
    const all = new Map([...documents.map(ofEntity), ...successors].map((dated) => [dated.id, dated]));
    return idsInUse([...all.values()], on);
  }

  /** Null when it is unknown. */
  async placeOf(id: string): Promise<{ knowledgeBaseId: string; path: string } | null> {
    const sql = 'SELECT knowledge_base_id AS knowledgeBaseId, path FROM documents WHERE id = ?';
    const [row] = await this.reader.raw<{ knowledgeBaseId: string; path: string }>(sql, [id]);
    return row ?? null;
  }

  /** Those that supersede others. */
  successorsIn(knowledgeBaseId: string): Promise<DatedDocument[]> {
    return this.successors([knowledgeBaseId]);
  }

  private async successors(bases: readonly string[]): Promise<PlacedDocument[]> {
    const rows = await this.reader.raw<DatedRow>(
      `SELECT ${datedColumns} FROM documents WHERE knowledge_base_id IN (${placeholders(bases)}) AND is_successor = 1`,
      bases,
    );
    return rows.map(toDated);
  }
}

interface PlacedDocument extends DatedDocument {
  knowledgeBaseId: string;
}

function toDated({ supersedes, withdrawnAt, ...row }: DatedRow): PlacedDocument {
  return ofEntity({
    ...row,
    supersedes: supersedes === null ? null : (JSON.parse(supersedes) as string[]),
    withdrawnAt: withdrawnAt === null ? null : Number(withdrawnAt),
  });
}

const ofEntity = (row: DatedEntity): PlacedDocument => ({
  id: row.id,
  knowledgeBaseId: row.knowledgeBaseId,
  path: row.path,
  validity: toValidity(row),
});

function idsInUse(documents: readonly PlacedDocument[], on: string): ReadonlySet<string> {
  const byBase = new Map<string, PlacedDocument[]>();
  for (const document of documents) {
    const beside = byBase.get(document.knowledgeBaseId);
    if (beside) beside.push(document);
    else byBase.set(document.knowledgeBaseId, [document]);
  }
  const states = [...byBase.values()].flatMap((beside) => [...documentStates(beside, on)]);
  return new Set(states.flatMap(([id, state]) => (state === 'in-use' ? id : [])));
}

const byPath = (versions: DocumentVersion[]): DocumentVersion[] =>
  versions.sort((first, second) => (first.path < second.path ? -1 : Number(first.path > second.path)));
