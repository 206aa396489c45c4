import type { Command } from 'commander';
import { startServer } from '../app/start-server';

export function addStartCommand(cli: Command): void {
  cli
    .command('start')
    .description('start the server with the page, the API and the channels')
    .action(async (_options: unknown, command: Command) => {
      await startServer({ file: command.optsWithGlobals<{ config?: string }>().config });
    });
}
