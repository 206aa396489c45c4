import type { Command } from 'commander';
import { addEvalDocumentsCommand } from './eval-documents.command';
import { addEvalGateCommand } from './eval-gate.command';
import { addEvalRewriteCommand } from './eval-rewrite.command';

export function addEvalCommand(cli: Command): void {
  const evaluation = cli.command('eval').description('measure a part on labelled data');
  addEvalGateCommand(evaluation);
  addEvalRewriteCommand(evaluation);
  addEvalDocumentsCommand(evaluation);
}
