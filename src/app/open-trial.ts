import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppConfig } from '../config/app-config';
import { loadConfig } from '../config/load-config';
import { createLogger } from '../observability/pino-logger';
import { openDatabase } from '../stores/typeorm/open-database';
import { preparePrivacy } from './compose-privacy';
import { composeServices } from './compose-services';
import type { OpenProgram } from './open-program';
import { Program } from './program';

export interface OpenTrialOptions {
  /** What `--config` names: its models and settings count, its knowledge and its database are left alone. */
  file?: string | undefined;
  /** Contents by path. */
  documents: ReadonlyMap<string, string | Uint8Array>;
  /** Sets options that the trial needs. */
  configure?: (config: AppConfig) => AppConfig;
}

export interface OpenTrial extends OpenProgram {
  /** Whose knowledge the documents are. */
  assistant: string;
  close: () => Promise<void>;
}

/** The program over other knowledge, read and indexed as ever, in a temporary folder that goes with it. */
export async function openTrial({
  file,
  documents,
  configure = (config) => config,
}: OpenTrialOptions): Promise<OpenTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'fennelbean-trial-'));
  const knowledge = join(folder, 'knowledge');
  for (const [path, text] of documents) {
    const target = join(knowledge, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const given = configure(loadConfig({ ...(file !== undefined && { file }) }));
  const config = {
    ...given,
    database: { ...given.database, kind: 'sqlite' as const, sqlite: { file: join(folder, 'trial.sqlite') } },
    pictures: { ...given.pictures, documents: { ...given.pictures.documents, folder: join(folder, 'pictures') } },
    vectors: {
      ...given.vectors,
      store: 'embedded' as const,
      file: join(folder, 'vectors.sqlite'),
      cacheFile: join(folder, 'embedding-cache.sqlite'),
    },
  };
  const logger = createLogger({ ...config.log, level: 'error' });
  const services = composeServices({ config, database: await openDatabase(config.database), logger });
  await preparePrivacy(services);
  const program = new Program(services);
  const close = async (): Promise<void> => {
    await program.finish();
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const assistant = config.assistants[0]?.name ?? '';
  try {
    await program.seed();
    await program.prepareKnowledge({ folder: knowledge, assistant });
    await services.snapshots.whenReady(assistant);
  } catch (error) {
    await close();
    throw error;
  }
  return { services, program, assistant, close };
}
