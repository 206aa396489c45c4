import { join } from 'node:path';
import { findMariadb, MariadbServer } from '../servers/mariadb';

/** Where the program of one run keeps what it knows. */
export interface ChaosDatabase {
  readonly kind: 'sqlite' | 'mariadb';
  /** Secrets for the program. */
  readonly variables: Readonly<Record<string, string>>;
  /** Makes an empty one and gives the section of the configuration. */
  create(folder: string): Promise<object>;
  drop(): Promise<void>;
  /** The server itself, where there is one. */
  readonly server: MariadbServer | null;
}

export const sqlite = (): ChaosDatabase => ({
  kind: 'sqlite',
  variables: {},
  server: null,
  create: (folder) => Promise.resolve({ kind: 'sqlite', sqlite: { file: join(folder, 'data', 'chaos.sqlite') } }),
  drop: () => Promise.resolve(),
});

let server: MariadbServer | null = null;
let databases = 0;

/** On one server for all runs, which is started when it is first needed. */
export async function mariadb(): Promise<ChaosDatabase> {
  const programs = findMariadb();
  if (!programs) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
  server ??= await MariadbServer.start(programs);
  const running = server;
  const name = `test_chaos_${++databases}`;
  const { host, port, user, password } = running.access;
  return {
    kind: 'mariadb',
    variables: { FENNELBEAN_DATABASE__MYSQL__PASSWORD: password },
    server: running,
    create: async () => {
      await running.run(`CREATE DATABASE ${name}`);
      return { kind: 'mysql', mysql: { host, port, user, database: name } };
    },
    drop: async () => {
      await running.run(`DROP DATABASE ${name}`);
    },
  };
}

export async function stopServers(): Promise<void> {
  await server?.stop();
  server = null;
}
