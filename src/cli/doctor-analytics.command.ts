import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { createDataConnection } from '../analytics/connection/create-data-connection';
import { copiedTables } from '../analytics/connection/sqlite/copied-tables';
import { diagnoseCopy } from '../analytics/inspect/diagnose-copy';
import { diagnoseMysqlWrites } from '../analytics/inspect/diagnose-mysql-writes';
import { diagnoseSource } from '../analytics/inspect/diagnose-source';
import { diagnoseSqliteWrites } from '../analytics/inspect/diagnose-sqlite-writes';
import { finding, type SourceFinding } from '../analytics/inspect/finding';
import type { DataConnection } from '../analytics/source/data-source';
import { DescriptionError, readDescription } from '../analytics/source/read-description';
import type { SourceDescription } from '../analytics/source/source-description';
import { ExitCode } from '../app/failures';
import { copyThreadScript, queryScript } from '../app/program-paths';
import { loadConfig } from '../config/load-config';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { addressOf, type ConfiguredSource, type MysqlSource } from './configured-source';
import { note, print, printJson } from './output';

export function addDoctorAnalyticsCommand(doctor: Command): void {
  doctor
    .command('analytics')
    .description('look at each data source: connection, tables, examples, and that nothing can be written')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const { analytics } = loadConfig({ ...(file !== undefined && { file }) });
      const reports: { name: string; findings: SourceFinding[] }[] = [];
      for (const source of analytics.sources) {
        reports.push({
          name: source.name,
          findings: await diagnose(source, join(analytics.copiesFolder, source.name)),
        });
      }
      if (reports.length === 0) note('没有配置数据源（analytics.sources）· No data sources are configured');
      if (json) printJson({ sources: reports });
      else print(reports.map(({ name, findings }) => [name, ...findings.flatMap(lines)].join('\n')).join('\n\n'));
      const isWell = reports.every(({ findings }) => findings.every(({ state }) => state !== 'fail'));
      process.exitCode = isWell ? ExitCode.done : ExitCode.failure;
    });
}

async function diagnose(source: ConfiguredSource, copies: string): Promise<SourceFinding[]> {
  const description = descriptionOf(source);
  if ('state' in description) return [description];
  const read = finding('description', 'ok', `说明文件可用 · the description can be used: ${source.description}`);
  const found =
    source.kind === 'mysql' ? await ofMysql(source, description) : await ofSqlite(source, description, copies);
  return [read, ...found];
}

function descriptionOf({ description }: ConfiguredSource): SourceDescription | SourceFinding {
  try {
    return readDescription(resolve(description));
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    const todo = 'fennelbean analytics inspect 可起草一份 · drafts one';
    return finding('description', 'fail', error.message, todo);
  }
}

async function ofMysql(source: MysqlSource, description: SourceDescription): Promise<SourceFinding[]> {
  const address = addressOf(source);
  return closing(createDataConnection({ kind: 'mysql', ...address }), async (connection) => {
    const found = await diagnoseSource(description, connection);
    const isReached = found.some(({ check, state }) => check === 'connection' && state === 'ok');
    return isReached ? [...found, ...(await diagnoseMysqlWrites(description, address))] : found;
  });
}

async function ofSqlite(
  { file }: Extract<ConfiguredSource, { kind: 'sqlite' }>,
  description: SourceDescription,
  copies: string,
): Promise<SourceFinding[]> {
  const { tables } = description;
  const copied = { file: resolve(file), tables: copiedTables(tables), folder: copies, script: copyThreadScript };
  const problem = await diagnoseCopy(copied);
  if (problem) return [problem];
  const runner = new IsolatedProcesses();
  try {
    const connection = createDataConnection({
      ...{ kind: 'sqlite', file: resolve(file), tables, copies, runner, queryScript, copyScript: copyThreadScript },
    });
    return await closing(connection, async () => [
      ...(await diagnoseSource(description, connection)),
      ...(await diagnoseSqliteWrites(description, connection)),
    ]);
  } finally {
    runner.stop();
  }
}

async function closing<Value>(
  connection: DataConnection,
  work: (connection: DataConnection) => Promise<Value>,
): Promise<Value> {
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

const lines = ({ check, state, what, todo }: SourceFinding): string[] => [
  `${marks[state]} ${check}: ${what}`,
  ...(todo === null ? [] : [`  → ${todo}`]),
];
