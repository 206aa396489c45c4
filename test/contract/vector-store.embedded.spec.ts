import { join } from 'node:path';
import { EmbeddedVectorStore } from '../../src/stores/vectors/embedded/embedded-vector.store';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { compiledScript } from '../support/compile-sources';
import { describeVectorStore } from './vector-store.contract';

const threadScript = (): string => compiledScript('stores/vectors/embedded/vector-file.worker.js');

beforeAll(() => {
  threadScript();
}, 60_000);

describeVectorStore('a file of their own', () => {
  const folder = new TemporaryFolder();
  return Promise.resolve({
    open: () =>
      new EmbeddedVectorStore({ file: join(folder.path, 'new', '向量.sqlite'), threadScript: threadScript() }),
    remove: () => {
      folder.remove();
      return Promise.resolve();
    },
  });
});
