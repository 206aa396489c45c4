import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { describeStores } from './stores.contract';

describeOnMariadb('a MariaDB server', (server) => {
  let databases = 0;

  describeStores('MariaDB', async () => {
    databases += 1;
    const database = `test_${databases}`;
    await server().run(`CREATE DATABASE ${database}`);
    const config = databaseConfig.parse({ kind: 'mysql', mysql: { ...server().access, database } });
    return {
      open: () => openDatabase(config),
      remove: async () => {
        await server().run(`DROP DATABASE ${database}`);
      },
    };
  });
});
