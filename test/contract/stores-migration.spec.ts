import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { describeMigration } from './stores-migration.contract';

describeMigration('SQLite', () => {
  const folder = new TemporaryFolder();
  const file = join(folder.path, 'test.sqlite');
  return Promise.resolve({
    connect: (options) => new DataSource({ type: 'better-sqlite3', database: file, ...options }).initialize(),
    open: () => openDatabase(databaseConfig.parse({ sqlite: { file } })),
    remove: () => {
      folder.remove();
      return Promise.resolve();
    },
  });
});
