import type { QaPair } from '../../core/knowledge';
import type { QaPairSeed, SeedCounts } from '../../core/ports/knowledge-store';
import type { Database } from './database';
import { KnowledgeBaseEntity } from './entities/knowledge-base.entity';
import { QaPairEntity } from './entities/qa-pair.entity';
import { matchHash, newId } from './keys';
import { raiseRevisionOf } from './revision.store';
import { chunked } from './statement-builder';

export async function seedQaPairs(
  { dataSource, statements, writer }: Database,
  knowledgeBaseId: string,
  pairs: readonly QaPairSeed[],
): Promise<SeedCounts> {
  const rows = await dataSource.getRepository(QaPairEntity).findBy({ knowledgeBaseId });
  const known = new Map(rows.map((row) => [row.questionHash, row]));
  const wanted = new Map<string, QaPairSeed>();
  for (const pair of pairs) {
    const hash = matchHash(pair.question);
    if (!wanted.has(hash)) wanted.set(hash, pair);
  }
  const added = [...wanted].filter(([hash]) => !known.has(hash));
  const changed = [...wanted].filter(([hash, pair]) => isOutdated(known.get(hash), pair));
  const removed = rows.filter((row) => row.origin === 'file' && !wanted.has(row.questionHash)).map(({ id }) => id);
  if (added.length + changed.length + removed.length > 0) {
    await writer.write([
      ...chunked(removed).map((ids) => statements.delete(QaPairEntity, { id: ids, origin: 'file' })),
      ...changed.map(([questionHash, { question, answer, source }]) =>
        statements.update(
          QaPairEntity,
          { question, answer, source },
          { knowledgeBaseId, questionHash, origin: 'file' },
        ),
      ),
      ...statements.insert(
        QaPairEntity,
        added.map(([questionHash, { question, answer, source }]) => ({
          id: newId(),
          knowledgeBaseId,
          question,
          questionHash,
          answer,
          source,
          origin: 'file',
          removed: false,
        })),
        { onDuplicate: { key: ['knowledgeBaseId', 'questionHash'], overwrite: [] } },
      ),
      raiseRevisionOf(statements, knowledgeBaseId),
    ]);
  }
  return { added: added.length, removed: removed.length };
}

/** By knowledge base and question, so that the order does not depend on how the rows came in. */
export async function listQaPairs({ dataSource }: Database, assistant: string): Promise<QaPair[]> {
  const rows = await dataSource
    .createQueryBuilder(QaPairEntity, 'pair')
    .innerJoin(KnowledgeBaseEntity, 'base', 'base.id = pair.knowledgeBaseId')
    .where('base.assistant = :assistant AND base.removed = :removed AND pair.removed = :removed', {
      assistant,
      removed: false,
    })
    .orderBy('base.name')
    .addOrderBy('pair.questionHash')
    .getMany();
  return rows.map(({ id, knowledgeBaseId, question, answer, source }) => ({
    id,
    knowledgeBaseId,
    question,
    answer,
    source,
  }));
}

function isOutdated(row: QaPairEntity | undefined, { question, answer, source }: QaPairSeed): boolean {
  if (row?.origin !== 'file') return false;
  return row.question !== question || row.answer !== answer || row.source !== source;
}
