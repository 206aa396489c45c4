import type { Command } from 'commander';
import { describeConfig } from '../config/describe-config';
import { loadConfig } from '../config/load-config';

export function addConfigCommand(cli: Command): void {
  cli
    .command('config')
    .description('about the configuration')
    .command('check')
    .description('check the configuration and print what is in force, secrets masked')
    .action((_options: unknown, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      process.stdout.write(describeConfig(loadConfig({ ...(file !== undefined && { file }) })));
    });
}
