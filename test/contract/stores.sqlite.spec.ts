import { join } from 'node:path';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { describeStores } from './stores.contract';

describeStores('SQLite', () => {
  const folder = new TemporaryFolder();
  const config = databaseConfig.parse({ sqlite: { file: join(folder.path, 'data', 'test.sqlite') } });
  return Promise.resolve({
    open: () => openDatabase(config),
    remove: () => {
      folder.remove();
      return Promise.resolve();
    },
  });
});
