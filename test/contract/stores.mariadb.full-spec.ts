import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { findMariadb, installMariadb, MariadbServer, type MariadbPrograms } from '../servers/mariadb';
import { describeStores } from './stores.contract';

const programs = findMariadb();
if (programs) {
  describeOnMariadb(programs);
} else if (process.env.CI === 'true') {
  it('finds MariaDB', () => {
    throw new Error(`There is no MariaDB on this machine: ${installMariadb}.`);
  });
} else {
  it.skip(`runs on MariaDB, which is not installed: ${installMariadb}`, () => undefined);
}

function describeOnMariadb(found: MariadbPrograms): void {
  let server: MariadbServer;
  let databases = 0;

  beforeAll(async () => {
    server = await MariadbServer.start(found);
  }, 90_000);
  afterAll(() => server.stop(), 30_000);

  describeStores('MariaDB', async () => {
    databases += 1;
    const database = `test_${databases}`;
    await server.run(`CREATE DATABASE ${database}`);
    const config = databaseConfig.parse({ kind: 'mysql', mysql: { ...server.access, database } });
    return {
      open: () => openDatabase(config),
      remove: async () => {
        await server.run(`DROP DATABASE ${database}`);
      },
    };
  });
}
