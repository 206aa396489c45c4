import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load-config';
import { ImportHuixiangdou, type ImportReport } from '../../src/knowledge/import-huixiangdou.use-case';
import { IngestKnowledge } from '../../src/knowledge/ingest-knowledge.use-case';
import { knowledgeConfig } from '../../src/knowledge/knowledge.config';
import { FakeKnowledgeStore, FakeQuestionListStore, noHistory, RecordingLogger } from '../fakes/knowledge-stores';
import { TemporaryFolder } from '../fakes/temporary-folder';

const config = `
[feature_store]
# comment
reject_throttle = 0.44
embedding_model_path = "https://api.siliconflow.cn/v1/embeddings"
reranker_model_path = "BAAI/bge-reranker-v2-minicpm-layerwise"
api_token = "sk-embedding-secret"
[web_search]
engine = "serper"
serper_x_api_key = "serper-secret"
domain_partial_order = ["openai.com", "docs.example.org", "not a domain"]
[llm.server]
remote_type = "deepseek"
remote_api_key = "sk-chat-secret"
remote_llm_model = "deepseek-chat"
[worker]
enable_web_search = 1
[worker.time]
enable = 1
[sg_search.opencompass]
github_repo_id = "open-compass/opencompass"
[frontend]
type = "lark_group"
[frontend.lark_group]
app_id = "cli_a53a34dcb778500e"
app_secret = "lark-secret"
encrypt_key = "lark-encrypt"
`;

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
  folder.write({
    'hxd/config.ini': config,
    'hxd/repodir/guide/intro.md': '# 简介\n\n茴香豆是一个群聊助手。',
    'hxd/repodir/a.PDF': '%PDF',
    'hxd/repodir/logo.png': 'x',
    'hxd/repodir/.git/config': 'x',
    'hxd/resource/good_questions.json': JSON.stringify([
      '怎么安装？',
      '怎么\n安装？ 两行',
      '# 井号',
      '',
      3,
      '怎么安装？',
    ]),
    'hxd/resource/bad_questions.json': JSON.stringify(['早上好', '哈哈']),
    'hxd/resource/data/qa_pair.csv': '"什么是茴香豆?","一个助手。"\n"怎么用?",\n',
  });
});
afterEach(() => {
  folder.remove();
});

const run = (changes: Partial<Parameters<ImportHuixiangdou['run']>[0]> = {}): Promise<ImportReport> =>
  new ImportHuixiangdou(join(folder.path, 'knowledge'), (path) => /\.(md|pdf|txt)$/i.test(path)).run({
    ...{ folder: join(folder.path, 'hxd'), name: 'beans', assistant: 'helper', title: '豆', language: 'zh' },
    configFile: join(folder.path, 'suggested.yaml'),
    ...changes,
  });
const textOf = (path: string): string => readFileSync(join(folder.path, path), 'utf8');
const notesOf = ({ notes }: ImportReport): Record<string, boolean> =>
  Object.fromEntries(notes.map(({ what, taken }) => [what, taken]));

it('makes a knowledge base that ingest reads without a complaint', async () => {
  const report = await run();
  expect(report.counts).toEqual({ documents: 2, good: 3, bad: 2, pairs: 1 });
  expect(textOf('knowledge/beans/good-questions.txt')).toBe('怎么安装？\n怎么 安装？ 两行\n井号\n');
  folder.delete('knowledge/beans/documents/a.PDF');
  const stores = {
    knowledge: new FakeKnowledgeStore(),
    documents: noHistory,
    questionLists: new FakeQuestionListStore(),
  };
  const ingest = new IngestKnowledge(
    { ...stores, logger: new RecordingLogger(), clock: { now: () => 0 } },
    knowledgeConfig.parse({ folder: join(folder.path, 'knowledge') }),
  );
  expect(await ingest.run()).toMatchObject({
    bases: [{ name: 'beans', assistant: 'helper', documents: 1, pairs: 1, good: 3, bad: 2 }],
    problems: [],
  });
});

it('suggests a configuration that the program takes, and copies no secret anywhere', async () => {
  const report = await run();
  expect(Object.keys(report.environment).sort()).toEqual([
    'FENNELBEAN_FEISHU__APP_SECRET',
    'FENNELBEAN_MODELS__CHAT__API_KEY',
    'FENNELBEAN_MODELS__EMBEDDING__API_KEY',
    'SERPER_API_KEY',
  ]);
  const written = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('hxd'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  expect(written + JSON.stringify(report)).not.toMatch(/sk-|-secret"|lark-encrypt|serper-secret/);
  const environment = Object.fromEntries(Object.keys(report.environment).map((name) => [name, 'set-by-the-admin']));
  const loaded = loadConfig({ file: join(folder.path, 'suggested.yaml'), environment });
  expect(loaded).toMatchObject({
    assistants: [{ name: 'helper', title: '豆', language: 'zh' }],
    models: {
      chat: { baseUrl: 'https://api.deepseek.com/v1', model: 'deepseek-chat' },
      embedding: { baseUrl: 'https://api.siliconflow.cn/v1' },
    },
    feishu: { appId: 'cli_a53a34dcb778500e', assistant: 'helper' },
    plugins: [{ name: 'web-search', enabled: false, config: { domains: ['openai.com', 'docs.example.org'] } }],
  });
});

it('says what was taken over, what was not, and why', async () => {
  const report = await run();
  expect(notesOf(report)).toMatchObject({
    'repodir/': false,
    'resource/good_questions.json': true,
    'feature_store.reject_throttle': false,
    'feature_store.embedding_model_path': true,
    'feature_store.reranker_model_path': false,
    'llm.server': true,
    web_search: true,
    sg_search: false,
    'worker.time': false,
    'frontend.lark_group': true,
  });
  expect(report.notes.find(({ what }) => what === 'feature_store.reject_throttle')?.message).toContain('0.44');
  expect(report.notes.map(({ message }) => message)).toContain('1 file ending in .png: no documents.');
});

it('takes the names of WeChat groups, and says that their gateway is not spoken', async () => {
  folder.write({
    'hxd/config.ini':
      '[frontend]\ntype = "wechat_wkteam"\n[frontend.wechat_wkteam]\npassword = "wk-secret"\n[frontend.wechat_wkteam.44546611710]\nname = "茴香豆群"\n',
  });
  const report = await run();
  expect(notesOf(report)).toMatchObject({ frontend: false, 'frontend.wechat_wkteam': true });
  const suggested = textOf('suggested.yaml');
  expect(suggested).toContain('茴香豆群: helper');
  expect(suggested).not.toContain('wk-secret');
});

it.each([
  ['a dictionary', 'resource/qa_pair.json', '{"问": "答"}'],
  ['a list of pairs', 'resource/qa_pair.json', '[["问", "答"]]'],
  ['a list of objects', 'resource/qa_pair.json', '[{"query": "问", "response": "答"}]'],
  ['a table with a header', 'resource/qa_pair.csv', 'question,answer\n问,答\n'],
])('reads pairs from %s', async (_name, file, content) => {
  folder.delete('hxd/resource/data').write({ [`hxd/${file}`]: content });
  await run();
  expect(JSON.parse(textOf('knowledge/beans/qa-pairs.json'))).toEqual([{ question: '问', answer: '答', source: null }]);
});

describe('refuses, and leaves nothing behind', () => {
  const nothingNew = (): void => {
    expect(existsSync(join(folder.path, 'knowledge', 'beans'))).toBe(false);
    expect(existsSync(join(folder.path, 'suggested.yaml'))).toBe(false);
  };

  it('a folder that is none, or none of that program', async () => {
    await expect(run({ folder: join(folder.path, 'none') })).rejects.toThrow('There is no folder');
    folder.write({ 'other/readme.md': 'x' });
    await expect(run({ folder: join(folder.path, 'other') })).rejects.toThrow('is no HuixiangDou folder');
    nothingNew();
  });

  it('a configuration that is no TOML, with the line', async () => {
    folder.write({ 'hxd/config.ini': '[llm]\nkey = \n' });
    await expect(run()).rejects.toMatchObject({ code: 'import-invalid', file: 'config.ini', line: 2 });
    nothingNew();
  });

  it('what is there already', async () => {
    await run();
    const before = textOf('suggested.yaml');
    await expect(run()).rejects.toThrow('beans exists already and is not overwritten: give another name with --into.');
    await expect(run({ name: 'other' })).rejects.toThrow('give another file with --suggest');
    expect([textOf('suggested.yaml'), existsSync(join(folder.path, 'knowledge', 'other'))]).toEqual([before, false]);
  });
});

it('names a list that cannot be read, and goes on', async () => {
  folder.write({ 'hxd/resource/bad_questions.json': '[', 'hxd/resource/good_questions.json': '{"a": 1}' });
  const report = await run({ pairs: 'none.csv' });
  expect(report.counts).toEqual({ documents: 2, good: 0, bad: 0, pairs: 0 });
  expect(notesOf(report)).toMatchObject({
    'resource/bad_questions.json': false,
    'resource/good_questions.json': false,
    'none.csv': false,
  });
});

it('follows no link out of the folder', async () => {
  folder.write({ 'secret.md': 'not yours' });
  symlinkSync('../../secret.md', join(folder.path, 'hxd/repodir/out.md'));
  const report = await run();
  expect(notesOf(report)['repodir/out.md']).toBe(false);
  expect(existsSync(join(folder.path, 'knowledge/beans/documents/out.md'))).toBe(false);
});
