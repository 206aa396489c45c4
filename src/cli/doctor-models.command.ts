import type { Command } from 'commander';
import { uncountedModels } from '../app/compose-models';
import { ExitCode } from '../app/failures';
import { loadConfig } from '../config/load-config';
import { diagnoseModels, type ModelFinding } from '../models/diagnose-models';
import { print, printJson } from './output';

export function addDoctorModelsCommand(doctor: Command): void {
  doctor
    .command('models')
    .description('ask each configured endpoint something small: chat, embedding, rerank, vision')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const config = loadConfig({ ...(file !== undefined && { file }) });
      const findings = await diagnoseModels(uncountedModels(config).endpoints);
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

const lines = ({ check, endpoint, ok, what, todo, breaker }: ModelFinding): string[] => [
  `${marks.get(ok) ?? ''} ${check}${endpoint === null || endpoint === check ? '' : ` ${endpoint}`}: ${what}`,
  ...(breaker === 'open' ? ['  熔断 its breaker is open'] : []),
  ...(todo === null ? [] : [`  → ${todo}`]),
];
