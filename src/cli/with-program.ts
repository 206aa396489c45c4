import type { Command } from 'commander';
import { openProgram, type OpenProgram } from '../app/open-program';

/**
 * Opens the program for a command, and closes it whatever happens.
 * @param quiet what the log leaves out; `all` for a command that reports the problems itself
 */
export async function withProgram<T>(
  command: Command,
  work: (opened: OpenProgram) => Promise<T>,
  quiet: 'errors' | 'all' = 'errors',
): Promise<T> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const opened = await openProgram({ file: config, quiet });
  try {
    return await work(opened);
  } finally {
    await opened.program.finish();
    await opened.program.close();
  }
}
