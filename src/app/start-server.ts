import { randomBytes } from 'node:crypto';
import { loadConfig } from '../config/load-config';
import { createLogger } from '../observability/pino-logger';
import { openDatabase } from '../stores/typeorm/open-database';
import { composeServices } from './compose-services';
import { createServer } from './create-server';
import { describeFailure } from './print-failure';
import { Program } from './program';
import { programVersion } from './program-paths';

/** Starts the whole program and keeps it running until it is told to stop. Sets the exit code when it cannot start. */
export async function startServer({ file }: { file?: string }): Promise<void> {
  try {
    await start(file);
  } catch (error) {
    const { message, exitCode } = describeFailure(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
}

async function start(file: string | undefined): Promise<void> {
  const config = loadConfig({ ...(file !== undefined && { file }) });
  const logger = createLogger(config.log);
  const database = await openDatabase(config.database);
  const services = composeServices({ config, database, logger });
  const program = new Program(services);
  const startToken = config.server.startToken ?? randomBytes(18).toString('base64url');
  const app = await createServer(services, startToken);
  await program.seed();
  const { host, port } = config.server;
  await app.listen(port, host);
  const link = `${await app.getUrl()}/?token=${startToken}`;
  process.stdout.write(
    [`Fennelbean ${programVersion}`, `打开页面 Open the page: ${link}`, '按 Ctrl+C 停止 Press Ctrl+C to stop', ''].join(
      '\n',
    ),
  );
  await program.serve();

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void app
      .close()
      .then(() => program.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ error: String(error) }, 'The program did not stop cleanly');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  // The page is open while the knowledge is read; messages wait for the index.
  await program.prepareKnowledge().catch((error: unknown) => {
    if (!stopping) logger.error({ error: describeFailure(error).message }, 'The knowledge could not be read');
  });
}
