import { DataSource } from 'typeorm';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { migrationsTable } from '../../src/stores/typeorm/migrations/migrations';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { describeMigration } from './stores-migration.contract';
import { describeStores } from './stores.contract';

describeOnMariadb('a MariaDB server', (server) => {
  const configOf = (database: string) =>
    databaseConfig.parse({ kind: 'mysql', mysql: { ...server().access, database } });

  describe('that is kept', () => {
    const name = 'test_stores';
    let tables: string[] = [];

    beforeAll(async () => {
      await server().run(`CREATE DATABASE ${name}`);
      await (await openDatabase(configOf(name))).close();
      tables = (await server().run(`SHOW TABLES IN ${name}`)).split('\n').filter((table) => table !== migrationsTable);
    }, 60_000);

    describeStores('MariaDB', () =>
      Promise.resolve({
        open: () => openDatabase(configOf(name)),
        // Its rows only: making the tables takes longer than most of the tests.
        remove: async () => {
          const deletions = tables.map((table) => `DELETE FROM ${name}.${table};`);
          await server().run(`SET foreign_key_checks = OFF; ${deletions.join(' ')}`);
        },
      }),
    );
  });

  describeMigration('MariaDB', async () => {
    const name = 'test_migration';
    await server().run(`CREATE DATABASE ${name}`);
    const { host, port, user: username, password } = server().access;
    return {
      connect: async (options) => {
        const access = { host, port, username, password, database: name, poolSize: 1 };
        const dataSource = await new DataSource({
          type: 'mysql',
          charset: 'utf8mb4',
          ...access,
          ...options,
        }).initialize();
        await dataSource.query("SET SESSION sql_mode = ''");
        return dataSource;
      },
      open: () => openDatabase(configOf(name)),
      remove: async () => {
        await server().run(`DROP DATABASE ${name}`);
      },
    };
  });
});
