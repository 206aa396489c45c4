import type { Assistant } from '../../core/knowledge';
import type { AssistantStore } from '../../core/ports/assistant-store';
import type { Database } from './database';
import { AssistantEntity } from './entities/assistant.entity';
import { chunked } from './statement-builder';

export class SqlAssistantStore implements AssistantStore {
  constructor(private readonly database: Database) {}

  async seed(assistants: readonly Assistant[], { onlyMissing = false } = {}): Promise<void> {
    const { statements, writer } = this.database;
    const rows = await this.rows.find();
    const known = new Map(rows.map((row) => [row.name, row]));
    const wanted = new Map(assistants.map((assistant) => [assistant.name, assistant]));
    const added = [...wanted.values()].filter(({ name }) => !known.has(name));
    const changed = [...wanted.values()].filter((assistant) => isOutdated(known.get(assistant.name), assistant));
    const removed = rows.filter(({ name, origin }) => origin === 'file' && !wanted.has(name)).map(({ name }) => name);
    const kept = onlyMissing ? [] : changed;
    const dropped = onlyMissing ? [] : removed;
    await writer.write([
      ...chunked(dropped).map((names) => statements.delete(AssistantEntity, { name: names, origin: 'file' })),
      ...kept.map(({ name, title, language, strictness }) =>
        statements.update(AssistantEntity, { title, language, strictness }, { name, origin: 'file' }),
      ),
      ...statements.insert(
        AssistantEntity,
        added.map(({ name, title, language, strictness }) => ({
          name,
          title,
          language,
          strictness,
          origin: 'file',
          removed: false,
        })),
        { onDuplicate: { key: ['name'], overwrite: [] } },
      ),
    ]);
  }

  async list(): Promise<Assistant[]> {
    const rows = await this.rows.find({ where: { removed: false }, order: { name: 'ASC' } });
    return rows.map(toAssistant);
  }

  async find(name: string): Promise<Assistant | null> {
    const row = await this.rows.findOneBy({ name, removed: false });
    return row && toAssistant(row);
  }

  private get rows() {
    return this.database.dataSource.getRepository(AssistantEntity);
  }
}

function isOutdated(row: AssistantEntity | undefined, { title, language, strictness }: Assistant): boolean {
  if (row?.origin !== 'file') return false;
  return row.title !== title || row.language !== language || row.strictness !== strictness;
}

function toAssistant({ name, title, language, strictness }: AssistantEntity): Assistant {
  return { name, title, language, strictness };
}
