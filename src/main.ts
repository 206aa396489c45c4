import 'reflect-metadata';
import { describeFailure } from './app/failures';
import { startServer } from './app/start-server';

startServer({}).catch((error: unknown) => {
  const { message, exitCode } = describeFailure(error);
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
});
