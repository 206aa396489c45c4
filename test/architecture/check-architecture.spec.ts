import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkArchitecture } from './check-architecture';
import { rules } from './rules';

const roots: string[] = [];

/** Plants the files in a project of their own and gives back what the checker says of it. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'architecture-'));
  roots.push(root);
  const manifest = { dependencies: { zod: '1', typeorm: '1', openai: '1', '@nestjs/common': '1', yaml: '1' } };
  for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkArchitecture(root, rules);
}

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

const core = { 'src/core/answer.ts': 'export interface Answer { text: string }\n' };
const store = { 'src/stores/store.ts': 'export const store = 1;\n' };

it('finds nothing in a project that keeps the rules', () => {
  const clean = check({
    ...core,
    ...store,
    'src/text/terms.ts': 'export const terms = [];\n',
    'src/knowledge/knowledge.config.ts': "import { z } from 'zod';\nexport const knowledgeConfig = z.object({});\n",
    'src/knowledge/ingest.use-case.ts':
      "import type { KnowledgeConfig } from './knowledge.config';\nimport { terms } from '../text/terms';\nexport {};\n",
    'src/config/app-config.ts': "import { knowledgeConfig } from '../knowledge/knowledge.config';\nprocess.env.X;\n",
    'src/admin/page.ts': "import '../knowledge/ingest.use-case';\nimport { Get } from '@nestjs/common';\n",
    'src/pipeline/pipeline.spec.ts': "import '../stores/store';\nimport '../../test/fakes/clock';\n",
    'src/main.ts': "import './stores/store';\nimport './admin/page';\n",
    'plugins/weather/weather.ts': "import type { Retriever } from 'fennelbean/plugin';\nimport './forecast';\n",
    'plugins/weather/forecast.ts': 'export {};\n',
    'bench/ingest.ts': "import '../src/knowledge/ingest.use-case';\n",
  });
  expect(clean).toEqual([]);
});

describe('imports of other folders', () => {
  it.each([
    ['pipeline', '../stores/store'],
    ['core', '../stores/store'],
    ['text', '../core/answer'],
    ['knowledge', '../stores/store'],
    ['observability', '../text/terms'],
    ['admin', '../stores/store'],
    ['stores', '../main'],
  ])('refuses that %s imports %s', (area, target) => {
    const lines = check({
      ...core,
      ...store,
      'src/text/terms.ts': '',
      'src/main.ts': '',
      [`src/${area}/from.ts`]: `\nimport '${target}';\n`,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^src/${area}/from\\.ts:2 imports src/\\S+\\.ts: ${area} may import`));
  });

  it.each([
    ["import { store } from '../stores/store';"],
    ["import type { Store } from '../stores/store';"],
    ["export * from '../stores/store';"],
    ["export type { Store } from '../stores/store';"],
    ["const store = await import('../stores/store');"],
    ["const store = require('../stores/store');"],
    ["import store = require('../stores/store');"],
    ["type Store = import('../stores/store').Store;"],
    ["import '../stores/store.js';"],
  ])('sees %s', (statement) => {
    expect(check({ ...store, 'src/pipeline/from.ts': statement })).toEqual([
      'src/pipeline/from.ts:1 imports src/stores/store.ts: pipeline may import itself and core, text only',
    ]);
  });

  it('does not take a comment or a text for an import', () => {
    const text = `// import '../stores/store';\nconst text = "import '../stores/store'";\n`;
    expect(check({ ...store, 'src/pipeline/from.ts': text })).toEqual([]);
  });

  it('lets only the fronts call a use case', () => {
    const lines = check({
      'src/search/rebuild.use-case.ts': '',
      'src/intake/from.ts': "import '../search/rebuild.use-case';",
      'src/pipeline/from.ts': "import '../search/rebuild.use-case';",
    });
    expect(lines).toEqual([
      'src/pipeline/from.ts:1 imports src/search/rebuild.use-case.ts: pipeline may import itself and core, text only',
    ]);
  });

  it('asks for a rule for every folder', () => {
    expect(check({ 'src/helpers/any.ts': '' })).toEqual([
      'src/helpers has no rule: say in test/architecture/rules.ts what it may import',
    ]);
  });

  it('keeps channels, and plugins, apart from each other', () => {
    const lines = check({
      'src/channels/send.ts': '',
      'src/channels/web/web.ts': "import '../send';\nimport '../terminal/terminal';",
      'src/channels/terminal/terminal.ts': '',
      'plugins/one/one.ts': "import '../two/two';",
      'plugins/two/two.ts': '',
    });
    expect(lines).toEqual([
      'src/channels/web/web.ts:2 imports src/channels/terminal/terminal.ts: the folders of src/channels stay apart',
      'plugins/one/one.ts:1 imports plugins/two/two.ts: the folders of plugins stay apart',
    ]);
  });

  it('lets a plugin import nothing of the program', () => {
    const lines = check({
      ...core,
      'plugins/one/one.ts': "import '../../src/core/answer';\nimport 'zod';",
    });
    expect(lines).toEqual([
      'plugins/one/one.ts:1 imports src/core/answer.ts: a plugin imports fennelbean/plugin only',
      'plugins/one/one.ts:2 imports zod: a plugin imports fennelbean/plugin only',
    ]);
  });

  it('keeps tests out of the program', () => {
    const lines = check({
      'src/intake/inbox.spec.ts': '',
      'src/intake/from.ts': "import './inbox.spec';\nimport '../../test/fakes/clock';",
      'test/fakes/clock.ts': '',
    });
    expect(lines).toEqual([
      'src/intake/from.ts:1 imports src/intake/inbox.spec.ts: a spec is imported by nobody',
      'src/intake/from.ts:2 imports test/fakes/clock.ts: sources import what lies in src/ only',
    ]);
  });
});

describe('config sections', () => {
  const section = { 'src/knowledge/knowledge.config.ts': 'export const knowledgeConfig = 1;' };

  it('are imported by their own folder as a type only', () => {
    const lines = check({
      ...section,
      'src/knowledge/split.ts': "import { knowledgeConfig } from './knowledge.config';",
    });
    expect(lines).toEqual([
      'src/knowledge/split.ts:1 imports src/knowledge/knowledge.config.ts: a config section is imported as a type only',
    ]);
  });

  it('are not imported by another folder, not even as a type', () => {
    const lines = check({
      ...section,
      'src/stores/from.ts': "import type { KnowledgeConfig } from '../knowledge/knowledge.config';",
    });
    expect(lines).toEqual([
      'src/stores/from.ts:1 imports src/knowledge/knowledge.config.ts: stores may import itself and core, text only',
    ]);
  });

  it('bring nothing along', () => {
    const lines = check({
      'src/knowledge/split.ts': '',
      'src/knowledge/knowledge.config.ts': "import './split';\nimport 'yaml';\nimport 'node:fs';",
    });
    expect(lines).toEqual([
      'src/knowledge/knowledge.config.ts:1 imports src/knowledge/split.ts: a config section imports core and sections of its own folder only',
      'src/knowledge/knowledge.config.ts:2 imports yaml: a config section uses zod only',
      'src/knowledge/knowledge.config.ts:3 imports node:fs: a config section uses zod only',
    ]);
  });

  it('are all that config imports of a folder', () => {
    const lines = check({ ...section, ...store, 'src/config/from.ts': "import '../stores/store';" });
    expect(lines).toEqual([
      'src/config/from.ts:1 imports src/stores/store.ts: config may import itself and core, config-sections only',
    ]);
  });
});

describe('packages', () => {
  it.each([
    ['typeorm', 'src/pipeline/from.ts'],
    ['typeorm', 'src/stores/from.ts'],
    ['openai', 'src/pipeline/respond/from.ts'],
    ['openai/resources', 'src/admin/from.ts'],
    ['better-sqlite3', 'src/search/from.ts'],
    ['chromadb', 'src/stores/vectors/from.ts'],
    ['@larksuiteoapi/node-sdk', 'src/channels/wechat/from.ts'],
    ['wechaty-puppet', 'src/channels/feishu/from.ts'],
    ['csv-parse/sync', 'src/evaluation/from.ts'],
    ['commander', 'src/main.ts'],
    ...['core', 'text', 'pipeline', 'search', 'retrievers', 'stores', 'knowledge', 'evaluation'].map((area) => [
      '@nestjs/common',
      `src/${area}/from.ts`,
    ]),
  ])('refuses %s in %s', (name, path) => {
    const lines = check({ [path]: `import type { Any } from '${name}';` });
    expect(lines).toEqual([expect.stringMatching(/ (is named in \S.* only|may use .* only)$/)]);
  });

  it('keeps core and text free of everything but zod in core', () => {
    const lines = check({
      'src/core/a.ts': "import 'zod';\nimport 'node:fs';",
      'src/text/a.ts': "import 'zod';\nimport 'fs';",
    });
    expect(lines).toEqual([
      'src/core/a.ts:2 imports node:fs: core may use zod only',
      'src/text/a.ts:1 imports zod: text may use no package only',
      'src/text/a.ts:2 imports fs: text may use no package only',
    ]);
  });

  it('refuses at run time what a production install does not bring', () => {
    const text = "import type { Node } from 'typescript';\nimport ts from 'typescript';";
    expect(check({ 'src/knowledge/from.ts': text })).toEqual([
      'src/knowledge/from.ts:2 imports typescript: typescript is not among the dependencies of package.json',
    ]);
  });
});

describe('cycles', () => {
  it('shows the way round', () => {
    const lines = check({
      'src/core/a.ts': "import type { B } from './b';",
      'src/core/b.ts': "import type { C } from './c';",
      'src/core/c.ts': "import type { A } from './a';",
      'src/core/entry.ts': "import './a';",
    });
    expect(lines).toEqual(['import cycle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts']);
  });

  it('sees a file that imports itself, and two cycles apart', () => {
    const lines = check({
      'src/core/self.ts': "import './self';",
      'src/core/x.ts': "import './y';",
      'src/core/y.ts': "import './x';",
    });
    expect(lines).toEqual([
      'import cycle: src/core/self.ts → src/core/self.ts',
      'import cycle: src/core/x.ts → src/core/y.ts → src/core/x.ts',
    ]);
  });
});

describe('the environment', () => {
  it.each([
    ['const { HOME } = process.env;'],
    ["const home = process['env'].HOME;"],
    ['const { env } = process;'],
    ['const { env: settings } = globalThis.process;'],
    ["import { env } from 'node:process';"],
  ])('refuses %s outside the configuration', (text) => {
    expect(check({ 'src/stores/from.ts': text })).toEqual([
      'src/stores/from.ts:1 reads process.env: only src/config, src/main.ts, src/cli.ts, src/cli, bench may',
    ]);
  });

  it('does not mind the words in a comment or a text', () => {
    expect(check({ 'src/stores/from.ts': '// process.env\nconst text = "process.env";' })).toEqual([]);
  });
});

describe('size', () => {
  const lines = (count: number) => '// a line\n'.repeat(count);

  it('counts lines of sources, pages and plugins', () => {
    const found = check({
      'src/core/long.ts': lines(301),
      'src/core/fits.ts': lines(300),
      'src/core/long.spec.ts': lines(900),
      'web/src/page.tsx': lines(301),
      'plugins/one/one.ts': lines(302),
      'bench/long.ts': lines(301),
    });
    expect(found).toEqual([
      'src/core/long.ts has 301 lines: at most 300',
      'web/src/page.tsx has 301 lines: at most 300',
      'plugins/one/one.ts has 302 lines: at most 300',
    ]);
  });
});
