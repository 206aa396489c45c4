import type { ListedQuestion, QuestionListKind } from '../../core/knowledge';
import type { SeedCounts } from '../../core/ports/knowledge-store';
import type { QuestionListSeed, QuestionListStore } from '../../core/ports/question-list-store';
import type { Database } from './database';
import { ListedQuestionEntity } from './entities/listed-question.entity';
import { matchHash, newId } from './keys';
import { raiseRevision } from './revision.store';
import { chunked } from './statement-builder';

/** In place of a file's name in an admin's rows. */
const noFile = '';

type Decision = Pick<ListedQuestionEntity, 'assistant' | 'kind' | 'text' | 'textHash' | 'removed'>;

export class SqlQuestionListStore implements QuestionListStore {
  constructor(private readonly database: Database) {}

  async seed({ assistant, kind, source, texts }: QuestionListSeed): Promise<SeedCounts> {
    const { statements, writer } = this.database;
    const rows = await this.rows.findBy({ assistant });
    const decided = new Set(rows.filter(({ origin }) => origin === 'admin').map(({ textHash }) => textHash));
    const ofFile = rows.filter((row) => row.source === source);
    const known = new Map(ofFile.map((row) => [row.textHash, row]));
    const wanted = new Map<string, string>();
    for (const text of texts) {
      const hash = matchHash(text);
      if (!decided.has(hash) && !wanted.has(hash)) wanted.set(hash, text);
    }
    const added = [...wanted].filter(([hash]) => !known.has(hash));
    const changed = [...wanted].filter(([hash, text]) => {
      const row = known.get(hash);
      return row && (row.text !== text || row.kind !== kind);
    });
    const removed = ofFile.filter(({ textHash }) => !wanted.has(textHash)).map(({ id }) => id);
    if (added.length + changed.length + removed.length > 0) {
      await writer.write([
        ...chunked(removed).map((ids) => statements.delete(ListedQuestionEntity, { id: ids, origin: 'file' })),
        ...changed.map(([textHash, text]) =>
          statements.update(ListedQuestionEntity, { text, kind }, { assistant, textHash, source, origin: 'file' }),
        ),
        ...statements.insert(
          ListedQuestionEntity,
          added.map(([textHash, text]) => ({
            id: newId(),
            assistant,
            kind,
            text,
            textHash,
            source,
            origin: 'file',
            removed: false,
          })),
          { onDuplicate: { key: ['assistant', 'textHash', 'source'], overwrite: [] } },
        ),
        raiseRevision(statements, assistant),
      ]);
    }
    return { added: added.length, removed: removed.length };
  }

  async list(assistant: string): Promise<ListedQuestion[]> {
    const rows = await this.rows.findBy({ assistant });
    return [...ruling(rows).values()]
      .filter(({ removed }) => !removed)
      .sort((first, second) => compare(first.kind, second.kind) || compare(first.textHash, second.textHash))
      .map(toListed);
  }

  async put(assistant: string, kind: QuestionListKind, text: string): Promise<ListedQuestion> {
    const row = await this.overrule({ assistant, kind, text, textHash: matchHash(text), removed: false });
    return toListed(row);
  }

  async remove(id: string): Promise<void> {
    const row = await this.rows.findOneBy({ id });
    if (!row || row.removed) return;
    const { assistant, kind, text, textHash } = row;
    await this.overrule({ assistant, kind, text, textHash, removed: true });
  }

  /** Makes an admin's row of the row that rules, keeping its id, and takes away what the files say of that text. */
  private async overrule(decision: Decision): Promise<ListedQuestionEntity> {
    const { statements, writer } = this.database;
    const { assistant, textHash } = decision;
    const listed = await this.rows.findBy({ assistant, textHash });
    const current = ruling(listed).get(textHash);
    if (current && isDecided(current, decision)) return current;
    const row: ListedQuestionEntity = { id: current?.id ?? newId(), ...decision, source: noFile, origin: 'admin' };
    const others = listed.map(({ id }) => id).filter((id) => id !== row.id);
    const result = await writer.write([
      ...chunked(others).map((ids) => statements.delete(ListedQuestionEntity, { id: ids })),
      ...(current
        ? [statements.update(ListedQuestionEntity, row, { id: row.id }, { requireChange: true })]
        : statements.insert(ListedQuestionEntity, [row], { requireChange: true })),
      raiseRevision(statements, assistant),
    ]);
    // Somebody else decided at the same time: decide again on what is there now.
    return result.written ? row : this.overrule(decision);
  }

  private get rows() {
    return this.database.dataSource.getRepository(ListedQuestionEntity);
  }
}

/** By text: an admin's row before a file's, a bad one before a good one (silence is the default), then by file. */
function ruling(rows: readonly ListedQuestionEntity[]): Map<string, ListedQuestionEntity> {
  const byRank = [...rows].sort(
    (first, second) =>
      compare(first.origin, second.origin) || compare(first.kind, second.kind) || compare(first.source, second.source),
  );
  const first = new Map<string, ListedQuestionEntity>();
  for (const row of byRank) if (!first.has(row.textHash)) first.set(row.textHash, row);
  return first;
}

function isDecided(row: ListedQuestionEntity, { kind, text, removed }: Decision): boolean {
  return row.origin === 'admin' && row.kind === kind && row.text === text && row.removed === removed;
}

const compare = (first: string, second: string) => (first < second ? -1 : Number(first > second));

function toListed({ id, assistant, kind, text }: ListedQuestionEntity): ListedQuestion {
  return { id, assistant, kind, text };
}
