import 'reflect-metadata';
import { describeFailure } from './failures';
import { startServer } from './start-server';

/** Starts the server; when it cannot start, says why in one line and ends the process. */
export async function serve(options: { file?: string | undefined }): Promise<void> {
  try {
    await startServer(options);
  } catch (error) {
    const { message, exitCode } = describeFailure(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
}
