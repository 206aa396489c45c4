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
  return rows.map(toPair);
}

export async function putQaPair(
  { dataSource, statements, writer }: Database,
  knowledgeBaseId: string,
  { question, answer, source }: QaPairSeed,
): Promise<QaPair | null> {
  const isKnown = await dataSource.getRepository(KnowledgeBaseEntity).existsBy({ id: knowledgeBaseId, removed: false });
  if (!isKnown) return null;
  const pairs = dataSource.getRepository(QaPairEntity);
  const questionHash = matchHash(question);
  const known = await pairs.findOneBy({ knowledgeBaseId, questionHash });
  const decided = { question, answer, source, origin: 'admin' as const, removed: false };
  if (known && isSame(known, decided)) return toPair(known);
  await writer.write([
    ...statements.insert(QaPairEntity, [{ id: newId(), knowledgeBaseId, questionHash, ...decided }], {
      onDuplicate: {
        key: ['knowledgeBaseId', 'questionHash'],
        overwrite: ['question', 'answer', 'source', 'origin', 'removed'],
      },
    }),
    raiseRevisionOf(statements, knowledgeBaseId),
  ]);
  return toPair(await pairs.findOneByOrFail({ knowledgeBaseId, questionHash }));
}

type Decided = Pick<QaPairEntity, 'question' | 'answer' | 'source' | 'origin' | 'removed'>;

function isSame(row: QaPairEntity, decided: Decided): boolean {
  const properties = ['question', 'answer', 'source', 'origin', 'removed'] as const;
  return properties.every((property) => row[property] === decided[property]);
}

function toPair({ id, knowledgeBaseId, question, answer, source }: QaPairEntity): QaPair {
  return { id, knowledgeBaseId, question, answer, source };
}

function isOutdated(row: QaPairEntity | undefined, { question, answer, source }: QaPairSeed): boolean {
  if (row?.origin !== 'file') return false;
  return row.question !== question || row.answer !== answer || row.source !== source;
}
