import { loadConfig } from '../config/load-config';
import { createLogger } from '../observability/pino-logger';
import { openDatabase } from '../stores/typeorm/open-database';
import { preparePrivacy } from './compose-privacy';
import { composeServices, type Refinements, type Services } from './compose-services';
import { Program } from './program';

export interface OpenProgramOptions {
  /** What `--config` names. */
  file?: string | undefined;
  /** For commands, whose output is read by people or programs: logs only what went wrong (`errors`), or nothing (`all`). */
  quiet?: 'errors' | 'all';
  /** Whether assistants that the configuration no longer names are removed; a command beside a running server leaves them. */
  ownsAssistants?: boolean;
  refine?: Refinements | undefined;
}

export interface OpenProgram {
  services: Services;
  program: Program;
}

/** Configuration, database and services, with the assistants seeded; nothing is started. Throws what `describeFailure` can tell. */
export async function openProgram({
  file,
  quiet,
  ownsAssistants = false,
  refine,
}: OpenProgramOptions): Promise<OpenProgram> {
  const config = loadConfig({ ...(file !== undefined && { file }) });
  const logger = createLogger({ ...config.log, ...(quiet && { level: quiet === 'all' ? 'silent' : 'error' }) });
  const database = await openDatabase(config.database);
  const services = composeServices({ config, database, logger, refine });
  await preparePrivacy(services);
  const program = new Program(services);
  await program.seed({ onlyMissing: !ownsAssistants });
  return { services, program };
}
