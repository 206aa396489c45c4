import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { ChromaVectorStore } from '../../src/stores/vectors/chroma/chroma-vector.store';
import { EmbeddedVectorStore } from '../../src/stores/vectors/embedded/embedded-vector.store';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { describeOnChroma } from '../servers/describe-on-chroma';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { compiledScript } from '../support/compile-sources';
import { describeVectorIndex } from './vector-index.contract';

const folder = new TemporaryFolder();
const vectors = join(folder.path, 'vectors.sqlite');

afterAll(() => {
  folder.remove();
});

describeVectorIndex('SQLite with its vectors in a file', () => ({
  openDatabase: () => openDatabase(databaseConfig.parse({ sqlite: { file: join(folder.path, 'main.sqlite') } })),
  openVectors: () =>
    new EmbeddedVectorStore({
      file: vectors,
      threadScript: compiledScript('stores/vectors/embedded/vector-file.worker.js'),
    }),
  loseVectors: () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${vectors}${suffix}`, { force: true });
    return Promise.resolve();
  },
}));

describeOnMariadb('a MariaDB server', (mariadb) => {
  describeOnChroma('and a Chroma server', (chroma) => {
    const name = 'test_vectors';

    beforeAll(async () => {
      await mariadb().run(`CREATE DATABASE ${name}`);
    });

    describeVectorIndex('MariaDB with its vectors in Chroma', () => ({
      openDatabase: () =>
        openDatabase(databaseConfig.parse({ kind: 'mysql', mysql: { ...mariadb().access, database: name } })),
      openVectors: () =>
        new ChromaVectorStore({
          ...{ url: chroma().url, tenant: 'default_tenant', database: 'default_database' },
          ...{ timeoutSeconds: 15, logger: new RecordingLogger() },
        }),
      loseVectors: async () => {
        await chroma().kill();
        chroma().deleteData();
        await chroma().restart();
      },
    }));
  });
});
