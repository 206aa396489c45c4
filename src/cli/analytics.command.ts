import { existsSync, writeFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { createDataConnection } from '../analytics/connection/create-data-connection';
import { draftDescription } from '../analytics/inspect/draft-description';
import type { InspectedSchema } from '../analytics/inspect/inspected-schema';
import { InspectionError, readMysqlSchema } from '../analytics/inspect/read-mysql-schema';
import { readSqliteSchema } from '../analytics/inspect/read-sqlite-schema';
import { queryLimits } from '../analytics/source/data-source';
import { BadInput, ExitCode } from '../app/failures';
import { loadConfig } from '../config/load-config';
import { addressOf, configuredSource, type ConfiguredSource, type MysqlSource } from './configured-source';
import { note, print, printJson } from './output';

interface InspectOptions {
  sqlite?: string;
  output?: string;
  json?: boolean;
}

/** A schema is larger than what members ask for. */
const LIMITS = { ...queryLimits, milliseconds: 30_000, rows: 50_000, bytes: 50_000_000 };

export function addAnalyticsCommand(cli: Command): void {
  cli
    .command('analytics')
    .description('the databases that statistics questions are answered from')
    .command('inspect')
    .description('read the schema of a database and draft the file that says what may be asked of it')
    .argument('[source]', 'name of a data source of the configuration')
    .option('--sqlite <file>', 'a SQLite file instead')
    .option('--output <file>', 'where the draft is written; a file that is there stays as it is')
    .option('--json', 'print one JSON object')
    .action(async (name: string | undefined, { sqlite, output, json }: InspectOptions, command: Command) => {
      if ((name === undefined) === (sqlite === undefined)) {
        throw new BadInput('Name a data source, or --sqlite <file>.');
      }
      if (output !== undefined && existsSync(output)) {
        throw new BadInput(`The file ${output} is there already; it was left as it is. Name another one.`);
      }
      const source = sqlite === undefined ? named(name ?? '', command) : null;
      const title = source?.name ?? basename(sqlite ?? '', extname(sqlite ?? ''));
      const schema = await schemaOf(source, sqlite);
      if (!schema) return;
      const { text, personal } = draftDescription(title, schema);
      if (output !== undefined) writeFileSync(output, text, { flag: 'wx' });
      const { tables } = schema;
      const columns = tables.reduce((count, table) => count + table.columns.length, 0);
      if (json) printJson({ tables: tables.length, columns, personal, output: output ?? null, draft: text });
      else if (output === undefined) print(text.trimEnd());
      note(`${tables.length} tables, ${columns} columns; ${personal.length} seem personal and are left out`);
      if (output !== undefined) note(`草稿已写入，请逐行核对 · The draft was written, check each line: ${output}`);
    });
}

function named(name: string, command: Command): ConfiguredSource {
  const { config: file } = command.optsWithGlobals<{ config?: string }>();
  return configuredSource(name, loadConfig({ ...(file !== undefined && { file }) }).analytics);
}

/** Null where the database cannot be read; then that was told. */
async function schemaOf(source: ConfiguredSource | null, file = ''): Promise<InspectedSchema | null> {
  if (source?.kind === 'mysql') return mysqlSchema(source);
  const path = resolve(source?.file ?? file);
  try {
    return readSqliteSchema(path);
  } catch (error) {
    throw new BadInput(
      `The file ${path} cannot be read as a SQLite database: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function mysqlSchema(source: MysqlSource): Promise<InspectedSchema | null> {
  const connection = createDataConnection({ kind: 'mysql', ...addressOf(source) }, LIMITS);
  try {
    return await readMysqlSchema(connection);
  } catch (error) {
    if (!(error instanceof InspectionError)) throw error;
    note(error.message);
    process.exitCode = ExitCode.failure;
    return null;
  } finally {
    await connection.close();
  }
}
