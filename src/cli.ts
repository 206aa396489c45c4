#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { describeFailure, ExitCode } from './app/failures';
import { programVersion } from './app/program-paths';
import { addAnalyticsCommand } from './cli/analytics.command';
import { addAskCommand } from './cli/ask.command';
import { addChatCommand } from './cli/chat.command';
import { addConfigCommand } from './cli/config.command';
import { addDoctorCommand } from './cli/doctor.command';
import { addEvalCommand } from './cli/eval.command';
import { addGateCommand } from './cli/gate.command';
import { addImportCommand } from './cli/import.command';
import { addIngestCommand } from './cli/ingest.command';
import { addPapersCommand } from './cli/papers.command';
import { addPluginsCommand } from './cli/plugins.command';
import { addRebuildCommand } from './cli/rebuild.command';
import { addStartCommand } from './cli/start.command';
import { addSyncCommand } from './cli/sync.command';

/** The program's commands; each is thin and calls the same use cases as the pages. */
const commands = [
  addStartCommand,
  addIngestCommand,
  addSyncCommand,
  addImportCommand,
  addAnalyticsCommand,
  addPapersCommand,
  addAskCommand,
  addChatCommand,
  addGateCommand,
  addEvalCommand,
  addConfigCommand,
  addDoctorCommand,
  addPluginsCommand,
  addRebuildCommand,
];

async function run(): Promise<void> {
  const cli = new Command('fennelbean')
    .description('A knowledge assistant for group chats: silent on chatter, answers with a source')
    .version(programVersion)
    .option('--config <file>', 'configuration file, over config/default.yaml')
    .showHelpAfterError()
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? ExitCode.done : ExitCode.badInput);
    });
  for (const add of commands) add(cli);
  await cli.parseAsync();
}

run().catch((error: unknown) => {
  const { message, exitCode } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
});
