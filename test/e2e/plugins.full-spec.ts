import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Outcome } from '../../src/core/outcome';
import type { PluginView } from '../../src/core/ports/plugin-view';
import { pluginFixture } from '../fixtures/plugins/hostile-plugins';
import { projectFolder } from '../support/compile-sources';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { command, startProgram } from './run-program';

/** Follows the recipe of docs/plugins.md to the letter: its files, its commands, its configuration. */
const text = readFileSync(join(projectFolder, 'docs', 'plugins.md'), 'utf8');
const recipe = text.slice(text.indexOf('## 十分钟写一个'), text.indexOf('## 配置'));
/** Blocks that stand behind a line which begins with the name of a file. */
const files = [...recipe.matchAll(/^`(opening-hours\/[\w.-]+)`[^\n]*\n\n```\w+\n([^]*?)^```$/gm)].map(
  ([, name = '', content = '']) => [name, content] as const,
);
const configuration = /^```yaml\n([^]*?)^```$/m.exec(recipe)?.[1] ?? '';
const commands = [...recipe.matchAll(/^npx fennelbean (.+)$/gm)].map(([, line = '']) =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, word = '']) => quoted?.replaceAll('\\"', '"') ?? word,
  ),
);

const folder = new ProgramFolder().withSmallKnowledge();
afterAll(() => {
  folder.remove();
});

/** The recipe names a file of its own; here it is the one of the test, with the same section. */
function run(words: readonly string[]) {
  const at = words.indexOf('--config');
  return command(folder, at === -1 ? words : words.slice(0, at));
}
const byName = (name: string): readonly string[] => commands.find((words) => words.join(' ').startsWith(name)) ?? [];

it('has all that the recipe needs', () => {
  expect(files.map(([name]) => name)).toEqual([
    'opening-hours/plugin.json',
    'opening-hours/hours.json',
    'opening-hours/index.cjs',
  ]);
  expect(commands.map(([first, second]) => [first, second])).toEqual([
    ['plugins', 'check'],
    ['plugins', 'list'],
    ['plugins', 'call'],
    ['ask', '营养门诊每周三几点开放'],
  ]);
});

describe('who follows the recipe', () => {
  beforeAll(() => {
    folder.write(Object.fromEntries(files));
    Object.assign(folder.config, parse(configuration));
  });

  it('finds nothing wrong with the plugin', async () => {
    const checked = await run(byName('plugins check'));
    expect(checked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(checked.stdout).toMatch(/^✓ opening-hours 1\.0\.0: retriever, tool\n/);
  });

  it('sees it in the list', async () => {
    const listed = await run(byName('plugins list'));
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listed.stdout).toMatch(/opening-hours +1\.0\.0 +outside +ready +0 +retriever tool +patients/);
  });

  it('calls its tool', async () => {
    const called = await run(byName('plugins call'));
    expect(called).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(called.stdout)).toEqual({ hours: [expect.stringContaining('14:00 到 17:00')] });
  });

  it('gets an answer with its source', async () => {
    const asked = await run(byName('ask'));
    expect(asked.exitCode).toBe(0);
    expect(asked.stdout).toMatch(/14:00 到 17:00.*\[1\]/s);
    expect(asked.stdout).toMatch(/\[1\] 营养门诊/);
    const { trace } = JSON.parse((await run([...byName('ask').slice(0, 3), '--json'])).stdout) as Outcome;
    expect(trace.evidence.find(({ retriever }) => retriever === 'opening-hours')).toMatchObject({
      kind: 'web',
      url: 'https://hospital.example.org/hours',
    });
  });
});

describe('a plugin of many kinds', () => {
  const many = new ProgramFolder().withSmallKnowledge();
  afterAll(() => {
    many.remove();
  });

  it('has its files read, its commands answered and its processes ended with the program', async () => {
    many.write({ 'knowledge/patients/documents/clinic.note': '营养门诊每周三下午开放，在门诊楼三层。\n' });
    many.config.plugins = [
      {
        path: pluginFixture('well-behaved'),
        assistants: ['patients'],
        grant: { hosts: ['docs.example.org'], environment: ['DOCS_TOKEN'] },
      },
    ];
    const asked = await command(many, ['ask', '营养门诊每周几开放', '--mention', '--json']);
    const { trace } = JSON.parse(asked.stdout) as Outcome;
    expect(trace.evidence.map(({ text: found }) => found).join('\n')).toContain('营养门诊每周三下午开放');
    const called = await command(many, ['plugins', 'call', 'add-numbers', '{"left": 1.5, "right": 2}', '--json']);
    expect(JSON.parse(called.stdout)).toEqual({ status: 'done', value: { sum: 3.5 } });
    const wrong = await command(many, ['plugins', 'call', 'add-numbers', '{"left": "1"}']);
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^invalid-input: .*left: /);

    const program = await startProgram(many);
    // Commands are known a moment after the start.
    const said = await until(async () => {
      const { answer } = await program.page.say('/hello 小李');
      return answer?.text.includes('你好') ? answer.text : null;
    }, 'reply');
    expect(said).toBe('你好，小李');
    expect((await program.stop()).exitCode).toBe(0);
  });
});

describe('an admin', () => {
  const admin = new ProgramFolder().withSmallKnowledge();
  afterAll(() => {
    admin.remove();
  });

  it('is told by the command what is wrong: 2', async () => {
    admin.write({ 'bad/plugin.json': '{"api": 2, "name": "bad"}' });
    const refused = await command(admin, ['plugins', 'check', 'bad']);
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^✗ plugin\.json: api: 1: .*\n✗ plugin\.json: version: /);
    const asJson = await command(admin, ['plugins', 'check', 'bad', '--json']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      ok: false,
      name: 'bad',
      problems: [{ file: 'plugin.json', key: 'api' }, {}, {}, {}, {}],
    });
    const unknown = await command(admin, ['plugins', 'call', 'nothing']);
    expect(unknown).toMatchObject({ exitCode: 2, stderr: 'There is no tool "nothing". There are: none\n' });
  });

  it('sees on the interface how each does, and lets one be asked again that is off', async () => {
    admin.config.plugins = [
      { path: pluginFixture('throws'), assistants: ['patients'] },
      { path: join(admin.path, 'bad'), assistants: ['patients'] },
      { name: 'web-search', assistants: ['patients'], config: { domains: ['who.int'] }, enabled: false },
    ];
    const program = await startProgram(admin);
    const states = async () =>
      (await program.page.json<PluginView[]>('/api/plugins')).map(({ name, state, faults }) => [name, state, faults]);
    expect(await states()).toEqual([
      ['throws', 'ready', 0],
      ['bad', 'refused', 0],
      ['web-search', 'disabled', 0],
    ]);
    expect((await program.page.call('/api/plugins', { headers: { authorization: '' } })).status).toBe(401);
    expect((await program.page.call('/api/plugins/throws/resume', { method: 'POST' })).status).toBe(204);
    expect((await program.page.call('/api/plugins/absent/resume', { method: 'POST' })).status).toBe(404);
    expect(program.log()).toMatch(/plugin.*bad.*A plugin is refused|A plugin is refused.*bad/s);
    await program.stop();
  });

  it('is refused an assistant that there is not', async () => {
    admin.config.plugins = [{ name: 'web-search', assistants: ['nobody'] }];
    const refused = await command(admin, ['plugins', 'list']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/plugins\[0\]\.assistants\[0\].*the name of an assistant: patients/s);
  });
});
