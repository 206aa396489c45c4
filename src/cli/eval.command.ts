import type { Command } from 'commander';
import { addEvalDocumentsCommand } from './eval-documents.command';
import { addEvalGateCommand } from './eval-gate.command';
import { addEvalIntentsCommand } from './eval-intents.command';
import { addEvalOcrCommand } from './eval-ocr.command';
import { addEvalRedFlagsCommand } from './eval-red-flags.command';
import { addEvalRetrievalCommand } from './eval-retrieval.command';
import { addEvalRewriteCommand } from './eval-rewrite.command';
import { addEvalSchemaLinkingCommand } from './eval-schema-linking.command';
import { addEvalSqlCommand } from './eval-sql.command';
import { addEvalSqlGuardCommand } from './eval-sql-guard.command';
import { addEvalVqaCommand } from './eval-vqa.command';
import { addEvalWordsCommand } from './eval-words.command';

export function addEvalCommand(cli: Command): void {
  const evaluation = cli.command('eval').description('measure a part on labelled data');
  addEvalGateCommand(evaluation);
  addEvalRetrievalCommand(evaluation);
  addEvalRewriteCommand(evaluation);
  addEvalDocumentsCommand(evaluation);
  addEvalIntentsCommand(evaluation);
  addEvalRedFlagsCommand(evaluation);
  addEvalWordsCommand(evaluation);
  addEvalOcrCommand(evaluation);
  addEvalVqaCommand(evaluation);
  addEvalSchemaLinkingCommand(evaluation);
  addEvalSqlGuardCommand(evaluation);
  addEvalSqlCommand(evaluation);
}
