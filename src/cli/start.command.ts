import type { Command } from 'commander';

export function addStartCommand(cli: Command): void {
  cli
    .command('start')
    .description('start the server with the page, the API and the channels')
    .action(async (_options: unknown, command: Command) => {
      // The server is what takes longest to load; the other commands do without.
      const { startServer } = await import('../app/start-server.js');
      await startServer({ file: command.optsWithGlobals<{ config?: string }>().config });
    });
}
