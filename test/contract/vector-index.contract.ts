import type { Document, Passage } from '../../src/core/knowledge';
import type { VectorStore } from '../../src/core/ports/vector-store';
import { systemClock } from '../../src/observability/system-clock';
import { LiveVectorIndex } from '../../src/search/vector-index';
import type { Database } from '../../src/stores/typeorm/database';
import { createStores, type Stores } from '../../src/stores/typeorm/stores';
import { HashedEmbeddingModel } from '../fakes/hashed-vectors';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { FakeEmbeddingCache } from '../fakes/vector-world';

/** A database and a store of vectors, both empty at first. */
export interface IndexSubject {
  openDatabase(): Promise<Database>;
  openVectors(): VectorStore;
  /** Deletes all that the store of vectors keeps on the disk. */
  loseVectors(): Promise<void>;
}

const TODAY = '2026-11-21';
const DOCUMENTS = 50;
const PASSAGES = 100;
const QUESTIONS = 200;
/** Of a version's text. */
const nothing = { text: '', markup: 'plain' as const, places: [] };

/** Passages in SQL, their vectors beside, one search. */
export function describeVectorIndex(name: string, subject: () => IndexSubject): void {
  describe(`the index of vectors on ${name}`, () => {
    let database: Database;
    let stores: Stores;
    let model: HashedEmbeddingModel;
    let index: LiveVectorIndex;
    let patients = '';
    let research = '';
    let before: string[] = [];

    const open = (): LiveVectorIndex => {
      index = new LiveVectorIndex({
        ...{ knowledge: stores.knowledge, revisions: stores.revisions, today: () => TODAY },
        ...{ model, cache, store: subject().openVectors(), clock: systemClock, logger: new RecordingLogger() },
        timings: { poll: 20, firstPause: 20, longestPause: 200 },
      });
      index.start();
      return index;
    };
    const cache = new FakeEmbeddingCache();
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const isReady = () => index.status().state === 'ready' && index.status().done === DOCUMENTS * PASSAGES;
    const search = (text: string, limit = 5) => index.search({ text, knowledgeBaseIds: [patients, research], limit });
    const topFives = async (count = QUESTIONS): Promise<string[]> => {
      const found: string[] = [];
      for (let at = 0; at < count; at += 10) {
        const questions = Array.from({ length: 10 }, (_, place) => questionOf(at + place));
        const fives = await Promise.all(questions.map((question) => search(question)));
        found.push(...fives.map((five) => five.map(({ id }) => id).join(' ')));
      }
      return found;
    };

    beforeAll(async () => {
      database = await subject().openDatabase();
      stores = createStores(database);
      model = new HashedEmbeddingModel();
      patients = await saveBase('patients');
      research = await saveBase('research');
      for (let at = 0; at < DOCUMENTS; at++) {
        const [document, passages] = documentOf(at, at % 5 === 0 ? research : patients);
        await stores.knowledge.replaceDocument(document, passages, { by: 'file', at: 0, change: 'added', ...nothing });
      }
    }, 60_000);
    afterAll(async () => {
      await index.stop();
      await database.close();
    }, 30_000);

    const saveBase = async (base: string): Promise<string> => {
      const seed = { name: base, title: base, language: 'zh' as const, assistant: base, folder: `/${base}` };
      return (await stores.knowledge.saveKnowledgeBase(seed)).id;
    };

    it('holds all 5,000 passages, and a search gives them out of SQL', async () => {
      open();
      await until(isReady);
      const found = await index.search({ text: textOf(7, 3), knowledgeBaseIds: [patients], limit: 5 });
      const [passage] = await stores.knowledge.findPassages(
        found.map(({ id }) => id),
        TODAY,
      );
      expect(passage).toMatchObject({ text: textOf(7, 3), documentTitle: '文档 7', knowledgeBase: 'patients' });
      const elsewhere = await index.search({ text: textOf(7, 3), knowledgeBaseIds: [research], limit: 5 });
      const passages = await stores.knowledge.findPassages(
        elsewhere.map(({ id }) => id),
        TODAY,
      );
      expect(passages.map(({ knowledgeBase }) => knowledgeBase)).toEqual(Array(5).fill('research'));
    }, 60_000);

    it('is the same after all vectors were deleted: 200 of 200 questions find the same five', async () => {
      before = await topFives();
      const asked = model.asked.filter(({ kind }) => kind === 'passage').length;
      await subject().loseVectors();
      // Nobody is answered from what is not there any more.
      await expect(search(questionOf(0))).rejects.toMatchObject({ name: 'VectorStoreError' });
      expect(index.status().state).not.toBe('ready');
      await until(isReady);
      const after = await topFives();
      expect(after.filter((five, at) => five === before[at])).toHaveLength(QUESTIONS);
      expect(model.asked.filter(({ kind }) => kind === 'passage')).toHaveLength(asked);
    }, 120_000);

    it('is the same after the program starts again', async () => {
      await index.stop();
      open();
      await until(isReady);
      expect(await topFives(20)).toEqual(before.slice(0, 20));
    }, 60_000);

    it('follows what an admin changes', async () => {
      const [document, passages] = documentOf(3, patients);
      const change = { by: 'admin', at: 1, change: 'changed', ...nothing } as const;
      const replaced = passages.map((passage, at) =>
        at === 0 ? { ...passage, id: 'p-new', text: '新写的一段话' } : passage,
      );
      await stores.knowledge.replaceDocument({ ...document, contentHash: 'changed' }, replaced, change);
      model.asked.length = 0;
      await until(() => model.asked.some(({ texts }) => texts.some((text) => text.includes('新写的一段话'))));
      await until(isReady);
      expect((await search('新写的一段话'))[0]?.id).toBe('p-new');
      expect(model.asked.filter(({ kind }) => kind === 'passage').flatMap(({ texts }) => texts)).toHaveLength(1);
    }, 30_000);
  });
}

const subjects = [
  '血压',
  '血糖',
  '尿酸',
  '胰岛素',
  '二甲双胍',
  '阿司匹林',
  '血脂',
  '肾功能',
  '饮食',
  '运动',
  '睡眠',
  '体重',
];
const verbs = ['怎么测', '多久复查', '什么时候吃', '偏高怎么办', '偏低怎么办', '能不能停', '和什么一起', '要注意什么'];
const times = ['早上', '饭前', '饭后', '睡前', '每周', '每月', '第一次', '感冒时', '出差时', '手术前'];

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

function textOf(document: number, ordinal: number): string {
  const at = document * PASSAGES + ordinal;
  const words = [pick(times, at), pick(subjects, at * 7), pick(verbs, Math.floor(at / 3)), pick(subjects, at * 5 + 2)];
  return `${words.join('')}：第${at}条，参考值 ${(at * 37) % 1009} 到 ${(at * 53) % 2003}。`;
}

const questionOf = (at: number): string => `${pick(times, at)}${pick(subjects, at * 3)}${pick(verbs, at)}？${at * 23}`;

function documentOf(at: number, knowledgeBaseId: string): [Document, Passage[]] {
  const id = `document-${at}`;
  const document: Document = {
    ...{ id, knowledgeBaseId, path: `${at}.md`, title: `文档 ${at}`, contentHash: `hash-${at}`, format: 'markdown' },
    ...{ sources: [], reviewedOn: null, reviewedBy: null, url: null },
    validity: { from: null, until: null, supersedes: [], withdrawnAt: null },
  };
  const passages = Array.from({ length: PASSAGES }, (_, ordinal): Passage => {
    const text = textOf(at, ordinal);
    const place = { start: 0, end: text.length, overlap: '', headingPath: ['章节'], place: null };
    return { id: `p-${at}-${ordinal}`, documentId: id, ordinal, text, ...place };
  });
  return [document, passages];
}
