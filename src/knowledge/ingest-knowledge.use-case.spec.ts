import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import {
  FakeKnowledgeStore,
  FakeQuestionListStore,
  noHistory,
  RecordingLogger,
  WriteFuse,
} from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { IngestKnowledge, type IngestReport, type IngestRequest, type IngestStores } from './ingest-knowledge.use-case';
import { knowledgeConfig } from './knowledge.config';

const manifest = (assistant: string): string => `title: 标题\nlanguage: zh\nassistant: ${assistant}\n`;
const patients = {
  'patients/knowledge.yaml': manifest('patients'),
  'patients/documents/diet.md':
    '---\ntitle: 饮食\nreviewed-on: 2026-03-01\n---\n\n# 饮食\n\n少盐。\n\n# 饮酒\n\n少喝。\n',
  'patients/documents/sub/pills.txt': '按时吃药。\n',
  'patients/qa-pairs.csv': 'question,answer,source\n能喝酒吗,尽量不喝,指南\n',
  'patients/good-questions.txt': '能喝酒吗\n血压多少算高\n',
  'patients/bad-questions.txt': '早上好\n哈哈\n收到\n',
};
const research = {
  'research/knowledge.yaml': manifest('research'),
  'research/booking.md': '# 预约\n\n提前一天。\n',
};

let folder: TemporaryFolder;
let knowledge: FakeKnowledgeStore;
let questionLists: FakeQuestionListStore;
let logger: RecordingLogger;

beforeEach(() => {
  folder = new TemporaryFolder();
  knowledge = new FakeKnowledgeStore();
  questionLists = new FakeQuestionListStore();
  logger = new RecordingLogger();
});
afterEach(() => {
  folder.remove();
});

const stores = (): IngestStores => ({
  knowledge,
  documents: noHistory,
  questionLists,
  logger,
  clock: { now: () => 0 },
});
const ingest = (request?: IngestRequest, passage = {}): Promise<IngestReport> => {
  const config = knowledgeConfig.parse({ folder: folder.path, passage });
  return new IngestKnowledge(stores(), config).run(request);
};
const paths = (): string[] => [...knowledge.documents.values()].map(({ document }) => document.path).sort();
const texts = (): string[] => [...questionLists.rows.values()].map(({ kind, text }) => `${kind} ${text}`).sort();

describe('a first ingest', () => {
  it('stores documents, passages, pairs and lists', async () => {
    folder.write({ ...patients, ...research });
    const { bases, problems } = await ingest();
    expect(problems).toEqual([]);
    expect(bases).toEqual([
      {
        name: 'patients',
        assistant: 'patients',
        documents: 2,
        passages: 3,
        added: 2,
        changed: 0,
        unchanged: 0,
        removed: 0,
        pairs: 1,
        good: 2,
        bad: 3,
      },
      expect.objectContaining({ name: 'research', documents: 1, passages: 1, pairs: 0, good: 0, bad: 0 }),
    ]);
    expect(paths()).toEqual(['booking.md', 'documents/diet.md', 'documents/sub/pills.txt']);
    expect(texts()).toEqual(['bad 哈哈', 'bad 收到', 'bad 早上好', 'good 能喝酒吗', 'good 血压多少算高']);
    expect(knowledge.pairs.get('base-patients')).toEqual([
      { question: '能喝酒吗', answer: '尽量不喝', source: '指南' },
    ]);
    const diet = [...knowledge.documents.values()].find(({ document }) => document.path === 'documents/diet.md');
    expect(diet?.document).toMatchObject({ title: '饮食', reviewedOn: '2026-03-01', knowledgeBaseId: 'base-patients' });
    expect(diet?.passages.map(({ headingPath }) => headingPath)).toEqual([['饮食'], ['饮酒']]);
  });

  it('tells how far it is', async () => {
    folder.write({ ...patients, ...research });
    const steps: string[] = [];
    await ingest({
      onProgress: ({ knowledgeBase, path, done, total }) => steps.push(`${knowledgeBase} ${path} ${done}/${total}`),
    });
    expect(steps).toEqual([
      'patients documents/diet.md 1/3',
      'patients documents/sub/pills.txt 2/3',
      'research booking.md 3/3',
    ]);
  });

  it('lets others have their turn between documents', async () => {
    folder.write(research);
    folder.write(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`research/${i}.md`, `第${i}篇。`])));
    let turns = 0;
    let waiting = setImmediate(function takeTurn() {
      turns++;
      waiting = setImmediate(takeTurn);
    });
    await ingest();
    clearImmediate(waiting);
    expect(turns).toBeGreaterThanOrEqual(30);
  });
});

describe('an ingest again', () => {
  beforeEach(async () => {
    folder.write({ ...patients, ...research });
    await ingest();
  });

  it('writes no document when nothing changed', async () => {
    const replace = jest.spyOn(knowledge, 'replaceDocument');
    const { bases } = await ingest();
    expect(replace).not.toHaveBeenCalled();
    expect(bases.map(({ documents, unchanged }) => [documents, unchanged])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('writes what is new or changed and removes what is gone', async () => {
    folder.write({ 'patients/new.md': '新。', 'patients/documents/diet.md': '# 饮食\n\n少油。' });
    folder.delete('patients/documents/sub');
    const { bases } = await ingest();
    expect(bases[0]).toMatchObject({ documents: 2, added: 1, changed: 1, unchanged: 0, removed: 1 });
    expect(paths()).toEqual(['booking.md', 'documents/diet.md', 'new.md']);
  });

  it('splits all again when an option changed', async () => {
    const { bases } = await ingest({}, { size: 100 });
    expect(bases.map(({ changed }) => changed)).toEqual([2, 1]);
  });

  it('removes a knowledge base that is gone with its lists', async () => {
    folder.delete('patients');
    expect((await ingest()).removedBases).toEqual(['patients']);
    expect(paths()).toEqual(['booking.md']);
    expect(texts()).toEqual([]);
  });

  it('empties a list whose file is gone, and moves what moved between the files', async () => {
    folder.write({ 'patients/good-questions.txt': '哈哈\n血压多少算高\n', 'patients/bad-questions.txt': '能喝酒吗\n' });
    folder.delete('patients/qa-pairs.csv');
    await ingest();
    expect(texts()).toEqual(['bad 能喝酒吗', 'good 哈哈', 'good 血压多少算高']);
    expect(knowledge.pairs.get('base-patients')).toEqual([]);
  });

  it('keeps what is stored of a knowledge base whose folder became a link or lost its manifest', async () => {
    const before = knowledge.snapshot();
    folder.delete('research').delete('patients/knowledge.yaml');
    symlinkSync(join(folder.path, 'patients'), join(folder.path, 'research'));
    expect(await ingest()).toMatchObject({ bases: [], removedBases: [] });
    expect(knowledge.snapshot()).toBe(before);
    expect(texts()).toHaveLength(5);
  });

  it('takes the lists along to another assistant', async () => {
    folder.write({ 'patients/knowledge.yaml': manifest('research') });
    await ingest();
    expect([...questionLists.rows.values()].every(({ assistant }) => assistant === 'research')).toBe(true);
    expect(texts()).toHaveLength(5);
  });

  it('keeps the old version of what became unreadable', async () => {
    const before = knowledge.snapshot();
    folder.write({
      'patients/documents/diet.md': Buffer.from('\0\0binary'),
      'patients/qa-pairs.csv': 'nonsense',
      'patients/good-questions.txt': Buffer.from([0xff, 0x00]),
      'research/knowledge.yaml': 'title: [',
    });
    const { problems, bases, removedBases } = await ingest();
    expect(knowledge.snapshot()).toBe(before);
    expect(texts()).toHaveLength(5);
    expect(bases).toMatchObject([{ name: 'patients', documents: 2, unchanged: 2 }]);
    expect(removedBases).toEqual([]);
    expect(problems.map(({ file, severity }) => [file, severity])).toEqual([
      ['research/knowledge.yaml', 'error'],
      ['patients/qa-pairs.csv', 'error'],
      ['patients/good-questions.txt', 'error'],
      ['patients/documents/diet.md', 'error'],
    ]);
    expect(problems.at(-1)?.message).toBe('Not read: a binary file, not a text. Its last readable version is kept.');
    expect(logger.lines.filter(({ level }) => level === 'error')).toHaveLength(4);
  });

  it('does not take a wrong or empty folder for the wish to remove all', async () => {
    const before = knowledge.snapshot();
    folder.delete('patients').delete('research');
    expect((await ingest()).problems).toMatchObject([
      { severity: 'warning', message: 'The knowledge folder is empty. What was read before is kept.' },
    ]);
    folder.remove();
    expect((await ingest()).problems).toMatchObject([
      { severity: 'error', message: 'The knowledge folder cannot be read: it does not exist.' },
    ]);
    expect(knowledge.snapshot()).toBe(before);
  });
});

describe('a folder that is named', () => {
  it('may be one knowledge base, and leaves the others alone', async () => {
    folder.write({ ...patients, ...research });
    await ingest();
    folder.write({ 'research/more.md': '更多。' });
    const { bases, removedBases } = await ingest({ folder: join(folder.path, 'research') });
    expect(bases).toMatchObject([{ name: 'research', added: 1, unchanged: 1 }]);
    expect(removedBases).toEqual([]);
    expect(paths()).toHaveLength(4);
  });

  it('may be another one, whose knowledge bases the configured folder does not remove', async () => {
    folder.write({ ...patients, 'beside/research/knowledge.yaml': manifest('research') });
    await ingest({ folder: join(folder.path, 'beside') });
    const configured = (name: string): Promise<IngestReport> =>
      new IngestKnowledge(stores(), knowledgeConfig.parse({ folder: join(folder.path, name) })).run();
    folder.write({ 'besides/other/knowledge.yaml': manifest('patients') });
    expect(await configured('besides')).toMatchObject({ removedBases: [] });
    expect([...knowledge.bases.values()].map((base) => [base.name, base.folder])).toEqual([
      ['research', join(folder.path, 'beside/research')],
      ['other', join(folder.path, 'besides/other')],
    ]);
    folder.delete('beside/research').write({ 'beside/third/knowledge.yaml': manifest('patients') });
    expect(await configured('beside')).toMatchObject({ removedBases: ['research'] });
    expect([...knowledge.bases.values()].map(({ name }) => name)).toEqual(['other', 'third']);
  });

  it('may hold plain documents', async () => {
    const plain = new TemporaryFolder().write({ 'a.md': '甲。', 'sub/.b.txt': '乙。' });
    const { bases, problems } = await ingest({ folder: plain.path, assistant: 'patients' });
    plain.remove();
    expect(bases).toMatchObject([{ assistant: 'patients', documents: 2 }]);
    expect(problems).toEqual([]);
  });
});

describe('what is wrong in the knowledge folder', () => {
  it('is told, and the rest goes on', async () => {
    folder.write({
      ...research,
      'nothing/a.md': '甲',
      'broken/knowledge.yaml': 'title: a\nlanguage: zh\n',
      'stray.md': '乙',
      'README.md': 'about',
      'research/empty.md': '',
      'research/scan.pdf': '%PDF',
      'research/odd.md': '---\nreviewed-on: soon\n---\n丙。',
    });
    symlinkSync(folder.path, join(folder.path, 'linked'));
    mkdirSync(join(folder.path, '.cache'));
    const { bases, problems } = await ingest({ assistants: ['patients'] });
    expect(bases).toMatchObject([{ name: 'research', documents: 3 }]);
    expect(problems.map(({ file, line, severity }) => [file, line, severity])).toEqual([
      ['broken/knowledge.yaml', undefined, 'error'],
      ['nothing', undefined, 'error'],
      ['linked', undefined, 'warning'],
      ['stray.md', undefined, 'warning'],
      ['research/scan.pdf', undefined, 'notice'],
      ['research/knowledge.yaml', undefined, 'warning'],
      ['research/empty.md', undefined, 'notice'],
      ['research/odd.md', 2, 'warning'],
    ]);
  });

  it('is a text without end: it is named and left out', async () => {
    folder.write({ ...patients, 'patients/documents/endless.txt': 'x'.repeat(8_000_001) });
    const { problems } = await ingest();
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: 'patients/documents/endless.txt',
        message: expect.stringContaining('more than 8 million characters') as string,
        severity: 'error',
      }),
    );
    expect(paths()).toEqual(['documents/diet.md', 'documents/sub/pills.txt']);
  });

  it('does not stop at a knowledge base without documents', async () => {
    folder.write({ 'patients/knowledge.yaml': manifest('patients') });
    expect(await ingest()).toMatchObject({ bases: [{ documents: 0 }], problems: [] });
  });
});

describe('what an ingest told', () => {
  it('is told still of files that were not read again, until they change', async () => {
    folder.write({ ...patients, 'patients/odd.md': '---\nvalid-until: soon\n---\n甲' });
    const ingesting = new IngestKnowledge(stores(), knowledgeConfig.parse({ folder: folder.path }));
    const told = async (request?: IngestRequest): Promise<(string | number | undefined)[][]> => {
      await ingesting.run(request);
      return (ingesting.state().last?.problems ?? []).map(({ file, line }) => [file, line]);
    };
    expect(ingesting.state()).toEqual({ running: null, last: null });
    expect(await told()).toEqual([['patients/odd.md', 2]]);
    expect(await told()).toEqual([['patients/odd.md', 2]]);
    expect(await told({ folder: join(folder.path, 'patients') })).toEqual([['patients/odd.md', 2]]);
    folder.write({ 'patients/odd.md': '---\nvalid-until: 2026-01-01\n---\n甲' });
    expect(await told()).toEqual([]);
  });

  it('runs one after the other', async () => {
    folder.write(patients);
    const ingesting = new IngestKnowledge(stores(), knowledgeConfig.parse({ folder: folder.path }));
    const reports = await Promise.all([ingesting.run(), ingesting.run()]);
    expect(reports.map(({ bases: [base] }) => [base?.added, base?.unchanged])).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });
});

describe('an ingest that is broken off', () => {
  beforeEach(() => {
    folder.write({ ...patients, ...research });
  });

  it('stops at the signal and goes on the next time', async () => {
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    await expect(ingest({ signal: stop.signal, onProgress })).rejects.toMatchObject({ name: 'AbortError' });
    expect(paths()).toEqual(['documents/diet.md']);
    expect((await ingest()).bases[0]).toMatchObject({ added: 1, unchanged: 1 });
  });

  it('ends in the same state wherever it was killed', async () => {
    const before = { knowledge, questionLists };
    const change = (files: TemporaryFolder): void => {
      files
        .write({
          'patients/new.md': '新。',
          'patients/documents/diet.md': '# 饮食\n\n少油。',
          'patients/knowledge.yaml': manifest('research'),
          'patients/good-questions.txt': '哈哈\n',
          'third/knowledge.yaml': manifest('patients'),
          'third/good-questions.txt': '能喝酒吗\n',
        })
        .delete('research')
        .delete('patients/documents/sub');
    };
    const run = async (killAt: number): Promise<{ state: string; killed: boolean }> => {
      folder.remove();
      folder = new TemporaryFolder().write({ ...patients, ...research });
      knowledge = new FakeKnowledgeStore();
      questionLists = new FakeQuestionListStore();
      await ingest();
      change(folder);
      knowledge.fuse = questionLists.fuse = new WriteFuse(killAt);
      const killed = await ingest().then(
        () => false,
        () => true,
      );
      knowledge.fuse = questionLists.fuse = new WriteFuse();
      await ingest();
      const state = knowledge.snapshot() + questionLists.snapshot();
      return { state: state.replaceAll(folder.path, ''), killed };
    };
    const { state } = await run(Infinity);
    let killAt = 1;
    for (; ; killAt++) {
      const result = await run(killAt);
      expect(result.state).toBe(state);
      if (!result.killed) break;
    }
    expect(killAt).toBeGreaterThan(10);
    ({ knowledge, questionLists } = before);
  });
});
