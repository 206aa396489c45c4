import type { Command } from 'commander';
import { ExitCode } from '../app/failures';
import type { OriginReport } from '../knowledge/sync-origins.use-case';
import { note, print, printJson, table } from './output';
import { withProgram } from './with-program';

export function addSyncCommand(cli: Command): void {
  cli
    .command('sync')
    .description('fetch what is new at the origins that knowledge.yaml names, and ingest it')
    .argument('[base]', 'one knowledge base; all without it')
    .option('--origin <name>', 'one origin')
    .option('--json', 'print one JSON object')
    .action(async (base: string | undefined, options: { origin?: string; json?: boolean }, command: Command) => {
      await withProgram(
        command,
        async ({ services }) => {
          const isWatched = options.json !== true && process.stderr.isTTY;
          const report = await services.sync.run({
            ...(base !== undefined && { knowledgeBase: base }),
            ...(options.origin !== undefined && { origin: options.origin }),
            assistants: services.config.assistants.map(({ name }) => name),
            onDocument: ({ origin, path, done }) => {
              if (isWatched && done % 10 === 0) note(`${origin}: ${done} ${path}`);
            },
          });
          for (const { file, line, message } of report.problems) {
            note(`error: ${file}${line === undefined ? '' : `:${line}`}: ${message}`);
          }
          for (const origin of report.origins) tellOf(origin);
          if (options.json) printJson(report);
          else print(summary(report.origins));
          if (report.origins.some(({ problem }) => problem !== null)) process.exitCode = ExitCode.failure;
          const isFaulty =
            report.problems.length > 0 || report.ingest?.problems.some(({ severity }) => severity === 'error');
          if (isFaulty) process.exitCode = ExitCode.badInput;
        },
        'all',
      );
    });
}

function tellOf({ knowledgeBase, name, refused, problem }: OriginReport): void {
  for (const { path, message } of refused) note(`not read: ${knowledgeBase}/${name}: ${path}: ${message}`);
  if (problem !== null) note(`error: ${knowledgeBase}/${name}: not listed in full, nothing removed: ${problem}`);
}

function summary(origins: readonly OriginReport[]): string {
  if (origins.length === 0) return 'No knowledge.yaml names an origin; see docs/knowledge.md.';
  const head = ['knowledge base', 'origin', 'kind', 'added', 'changed', 'unchanged', 'removed', 'not read'];
  const rows = origins.map((one) => [
    ...[one.knowledgeBase, one.name, one.kind],
    ...[one.added, one.changed, one.unchanged, one.removed, one.refused.length].map(String),
  ]);
  return table([head, ...rows]);
}
