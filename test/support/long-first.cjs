const Sequencer = require('@jest/test-sequencer').default;

// Begun first, so that none of them runs on alone in the end. Without a cache of durations jest goes by the size of files.
const long = [
  'test/contract/stores.sqlite.spec.ts',
  'test/e2e/bursts.spec.ts',
  'test/e2e/restart.spec.ts',
  'test/chaos/plants-lost.full-spec.ts',
  'test/chaos/plants-order.full-spec.ts',
  'test/chaos/unharmed.full-spec.ts',
  'test/documents/hostile-documents.full-spec.ts',
  'test/e2e/import-kills.full-spec.ts',
  'test/e2e/rebuild.full-spec.ts',
  'test/contract/vector-index.full-spec.ts',
  'test/contract/stores.mariadb.full-spec.ts',
  'test/contract/channels.full-spec.ts',
  'src/plugins/hostile-plugins.full-spec.ts',
  'test/browser/staff.full-spec.ts',
  'test/e2e/bad-input.full-spec.ts',
  'test/e2e/commands.full-spec.ts',
  'test/e2e/feishu.full-spec.ts',
  'test/e2e/plugins.full-spec.ts',
];

/** Long specs before short ones. */
module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = long.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
      return at < 0 ? long.length : at;
    };
    return [...super.sort(tests)].sort((left, right) => place(left) - place(right));
  }
};
