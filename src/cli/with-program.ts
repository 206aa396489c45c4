import type { Command } from 'commander';
import { openProgram, type OpenProgram } from '../app/open-program';

/** Opens the program for a command, and closes it whatever happens. */
export async function withProgram<T>(command: Command, work: (opened: OpenProgram) => Promise<T>): Promise<T> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const opened = await openProgram({ file: config, quiet: true });
  try {
    return await work(opened);
  } finally {
    await opened.program.stop();
  }
}
