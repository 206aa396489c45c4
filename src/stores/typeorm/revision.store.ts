import type { RevisionStore } from '../../core/ports/revision-store';
import type { Database } from './database';
import { AssistantRevisionEntity } from './entities/assistant-revision.entity';
import type { Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

export class SqlRevisionStore implements RevisionStore {
  constructor(private readonly database: Database) {}

  async revisions(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.dataSource.getRepository(AssistantRevisionEntity).find();
    return new Map(rows.map((row) => [row.assistant, row.revision]));
  }
}

/** Belongs at the end of each unit of work that changes an assistant's knowledge or lists. */
export function raiseRevision(statements: StatementBuilder, assistant: string): Statement {
  const increment = statements.onDuplicate(['assistant'], ['revision = assistant_revisions.revision + 1']);
  return {
    sql: `INSERT INTO assistant_revisions (assistant, revision) VALUES (?, 1) ${increment}`,
    parameters: [assistant],
  };
}

/** The same for the assistant that the knowledge base belongs to at the time of writing. */
export function raiseRevisionOf(statements: StatementBuilder, knowledgeBaseId: string): Statement {
  const increment = statements.onDuplicate(['assistant'], ['revision = assistant_revisions.revision + 1']);
  return {
    sql: `INSERT INTO assistant_revisions (assistant, revision) SELECT assistant, 1 FROM knowledge_bases WHERE id = ? ${increment}`,
    parameters: [knowledgeBaseId],
  };
}
