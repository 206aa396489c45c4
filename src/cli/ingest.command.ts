import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { ExitCode } from '../app/failures';
import type { BaseReport, IngestProgress } from '../knowledge/ingest-knowledge.use-case';
import { note, print, printJson, table } from './output';
import { withProgram } from './with-program';

export function addIngestCommand(cli: Command): void {
  cli
    .command('ingest')
    .description('read the knowledge folder and write what is new or changed')
    .argument('[folder]', 'another folder: of knowledge bases, one knowledge base, or plain documents')
    .option('--assistant <name>', 'for plain documents: the assistant that they belong to')
    .option('--json', 'print one JSON object')
    .action(async (folder: string | undefined, options: { assistant?: string; json?: boolean }, command: Command) => {
      await withProgram(
        command,
        async ({ services }) => {
          const progress = progressBar(options.json !== true);
          const report = await services.ingest
            .run({
              ...(folder !== undefined && { folder }),
              ...(options.assistant !== undefined && { assistant: options.assistant }),
              assistants: services.config.assistants.map(({ name }) => name),
              onProgress: progress.show,
            })
            .finally(progress.stop);
          for (const { file, line, message, severity } of report.problems) {
            note(`${severity}: ${file}${line === undefined ? '' : `:${line}`}: ${message}`);
          }
          if (options.json) printJson(report);
          else print(summary(report.bases, report.removedBases));
          if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = ExitCode.badInput;
        },
        'all',
      );
    });
}

function progressBar(isWanted: boolean): { show: (progress: IngestProgress) => void; stop: () => void } {
  if (!isWanted || !process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{bar} {value}/{total} {path}', clearOnComplete: true, hideCursor: true });
  let isStarted = false;
  return {
    show: ({ done, total, path }) => {
      if (!isStarted) bar.start(total, 0, { path });
      isStarted = true;
      bar.update(done, { path });
    },
    stop: () => {
      bar.stop();
    },
  };
}

function summary(bases: readonly BaseReport[], removed: readonly string[]): string {
  const head = [
    'knowledge base',
    'assistant',
    'documents',
    'added',
    'changed',
    'unchanged',
    'removed',
    'pairs',
    'good',
    'bad',
  ];
  const rows = bases.map((base) => [
    base.name,
    base.assistant,
    ...[base.documents, base.added, base.changed, base.unchanged, base.removed, base.pairs, base.good, base.bad].map(
      String,
    ),
  ]);
  const gone = removed.map((name) => `${name}: removed, its folder is gone`);
  return [table([head, ...rows]), ...gone].join('\n');
}
