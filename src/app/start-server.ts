import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from './create-server';
import { describeFailure } from './failures';
import { releaseYoungGeneration } from './lean-start';
import { openProgram, type OpenProgram, type OpenProgramOptions } from './open-program';
import { alarmWarnings } from '../intake/alarms/alarm-warnings';
import { programVersion } from './program-paths';
import { unsignedNotice } from './red-flag-files';
import { PublicListener } from './public-listener';
import type { Services } from './compose-services';

/** Whatever hangs, such as a database that does not answer, does not keep the program from ending. */
const STOP_MILLISECONDS = 23_000;

/** Starts the whole program and keeps it running until it is told to stop. Throws when it cannot start. */
export async function startServer({ file, refine }: Pick<OpenProgramOptions, 'file' | 'refine'>): Promise<void> {
  const opened = await openProgram({ file, refine, ownsAssistants: true });
  const { services, program } = opened;
  const { host, port, startToken = randomBytes(18).toString('base64url') } = services.config.server;
  const app = await createServer(services, startToken);
  await app.listen(port, host);
  const publicListener = await openToPublic(app, services);
  // Before the channels open: no message waits for it.
  services.redFlags.prepare();
  const isStopping = stopOnSignals(app, { ...opened, publicListener });
  await program.serve(services.channels);
  const lines = [
    `Fennelbean ${programVersion}`,
    `打开页面 Open the page: ${await app.getUrl()}/?token=${startToken}`,
    '按 Ctrl+C 停止 Press Ctrl+C to stop',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const line of warningsOf(services)) services.logger.warn({}, line);

  // The page is open while the knowledge is read; messages wait for the index.
  await program.prepareKnowledge().catch((error: unknown) => {
    // A stop ends the reading; the next start takes it up.
    if (isStopping()) return;
    services.logger.error({ error: describeFailure(error).message }, 'The knowledge could not be read');
  });
  services.intents.router.prepare();
  services.enrich.watch();
  releaseYoungGeneration();
}

/** What a person has to see to before patients rely on it. */
function warningsOf({ config, channels, unsigned }: Services): string[] {
  const isUnsigned = unsignedNotice(unsigned);
  return [...(isUnsigned ? [isUnsigned] : []), ...alarmWarnings({ ...config, channels })];
}

/** Null when no second door is configured. */
async function openToPublic(app: NestFastifyApplication, { config }: Services): Promise<PublicListener | null> {
  const { publicHost, publicPort } = config.server;
  if (publicPort === undefined) return null;
  const server = app.getHttpAdapter().getInstance();
  return PublicListener.open({
    host: publicHost,
    port: publicPort,
    handle: (request, response) => {
      server.routing(request, response);
    },
  });
}

interface Running extends OpenProgram {
  publicListener: PublicListener | null;
}

/** Answers whether the program has been told to stop. */
function stopOnSignals(app: NestFastifyApplication, { program, services, publicListener }: Running): () => boolean {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      services.logger.error({}, 'The program did not stop in time; what is pending goes on at the next start');
      process.exit(1);
    }, STOP_MILLISECONDS).unref();
    // While the work is finished the server still answers: that it takes nothing more.
    void program
      .finish()
      .then(() => publicListener?.close())
      .then(() => app.close())
      .then(() => program.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          services.logger.error({ error: String(error) }, 'The program did not stop cleanly');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return () => stopping;
}
