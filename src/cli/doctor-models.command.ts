import type { Command } from 'commander';
import { composeReranker } from '../app/compose-embedding';
import { composeChatModel } from '../app/compose-rewriter';
import { ExitCode } from '../app/failures';
import { loadConfig } from '../config/load-config';
import { diagnoseModels, type ModelFinding } from '../models/diagnose-models';
import { configuredEmbeddingModel } from './configured-embedding-model';
import { print, printJson } from './output';

export function addDoctorModelsCommand(doctor: Command): void {
  doctor
    .command('models')
    .description('ask each configured model something small: chat, embedding, rerank')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const config = loadConfig({ ...(file !== undefined && { file }) });
      const findings = await diagnoseModels({
        chat: composeChatModel(config),
        embedding: configuredEmbeddingModel(config),
        rerank: composeReranker(config),
      });
      if (options.json) printJson({ findings });
      else print(findings.flatMap(lines).join('\n'));
      process.exitCode = findings.every(({ ok }) => ok !== false) ? ExitCode.done : ExitCode.failure;
    });
}

const marks = new Map([
  [true, '✓'],
  [false, '✗'],
  [null, '–'],
]);

const lines = ({ check, ok, what, todo }: ModelFinding): string[] => [
  `${marks.get(ok) ?? ''} ${check}: ${what}`,
  ...(todo === null ? [] : [`  → ${todo}`]),
];
