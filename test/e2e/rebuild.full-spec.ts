import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptedOpenAiServer } from '../fakes/openai-server';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

interface Report {
  keyword?: { state: string; assistants: number; passages: number };
  vectors?: { state: string; model?: string; passages?: number; embedded?: number; removed?: number };
}

const folder = new ProgramFolder().withSmallKnowledge();
const endpoint = new ScriptedOpenAiServer();

const run = (args: string[]) => command(folder, args);
const rebuild = async (...args: string[]): Promise<Report> => {
  const { stdout, stderr, exitCode } = await run(['rebuild', ...args, '--json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Report;
};
/** Beside the database and its key. */
const files = (): string[] =>
  readdirSync(join(folder.path, 'data')).filter((name) => !/^(?:test\.sqlite|fennelbean\.key$)/.test(name));

beforeAll(async () => {
  await endpoint.start();
  expect((await run(['ingest'])).exitCode).toBe(0);
});
afterAll(async () => {
  await endpoint.stop();
  folder.remove();
});

describe('without an embedding model', () => {
  it('only the keyword index is there, and no file is made', async () => {
    const [report, asked] = await Promise.all([rebuild(), run(['ask', '血压多少算高'])]);
    expect(report).toMatchObject({
      keyword: { state: 'rebuilt', assistants: 1, passages: 3 },
      vectors: { state: 'off' },
    });
    expect(asked.exitCode).toBe(0);
    expect(files()).toEqual([]);
  });

  it('says what vectors need, and which indexes and assistants there are', async () => {
    const [vectors, nonsense, nobody] = await Promise.all([
      run(['rebuild', 'vectors']),
      run(['rebuild', 'nonsense']),
      run(['rebuild', '--assistant', 'nobody']),
    ]);
    expect([vectors.exitCode, vectors.stdout]).toEqual([2, '']);
    expect(vectors.stderr).toContain('models.embedding.baseUrl');
    expect(nonsense.exitCode).toBe(2);
    expect(nonsense.stderr).toContain('keyword, vectors, all');
    expect([nobody.exitCode, nobody.stderr]).toEqual([2, 'There is no assistant "nobody". There are: patients\n']);
  });
});

describe('with an embedding model', () => {
  const passages = () =>
    endpoint.asked.filter(({ path }) => path === '/v1/embeddings').flatMap(({ body: { input = [] } }) => input);

  beforeAll(() => {
    folder.config.models = { embedding: { baseUrl: endpoint.baseUrl, model: 'scripted' } };
    folder.config.vectors = {
      file: join(folder.path, 'data', 'vectors.sqlite'),
      cacheFile: join(folder.path, 'data', 'cache.sqlite'),
    };
  });

  it('ask waits for the few vectors that there are to make', async () => {
    const { exitCode, stdout } = await run(['ask', '血压多少算高', '--json']);
    expect(exitCode).toBe(0);
    const { answer } = JSON.parse(stdout) as { answer: { text: string; isReduced?: boolean } };
    expect(answer.text).not.toContain('查不到');
    expect(files()).toEqual(expect.arrayContaining(['cache.sqlite', 'vectors.sqlite']));
    for (const name of files()) rmSync(join(folder.path, 'data', name), { force: true });
    endpoint.asked.length = 0;
  });

  it('embeds all passages once; the next time they come from the cache', async () => {
    expect(await rebuild('vectors')).toEqual({
      vectors: expect.objectContaining({ state: 'rebuilt', passages: 3, embedded: 3, removed: 0 }) as object,
    });
    expect(passages().some((text) => text.includes('血压数值') && text.includes('140/90'))).toBe(true);
    const asked = endpoint.asked.length;
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(join(folder.path, 'data', `vectors.sqlite${suffix}`), { force: true });
    }
    expect((await rebuild('vectors', '--assistant', 'patients')).vectors).toMatchObject({ passages: 3, embedded: 0 });
    expect(endpoint.asked).toHaveLength(asked);
  });

  it('prints a table for people', async () => {
    const { exitCode, stdout } = await run(['rebuild']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^index +state +assistants +passages/);
    expect(stdout).toMatch(/^keyword +rebuilt +1 +3/m);
    expect(stdout).toMatch(/^vectors +rebuilt +3 +0 +0/m);
  });

  it('says in one line why it could not, and keeps what is there', async () => {
    folder.config.models = { embedding: { baseUrl: 'http://127.0.0.1:9/v1', model: 'another' } };
    const { exitCode, stdout, stderr } = await run(['rebuild', 'vectors', '--json']);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    folder.config.models = { embedding: { baseUrl: endpoint.baseUrl, model: 'scripted' } };
    expect((await run(['ask', '血压多少算高'])).exitCode).toBe(0);
  });
});
