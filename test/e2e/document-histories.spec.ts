import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AssistantSnapshot } from '../../src/core/ports/passage-index';
import { ChangeDocument } from '../../src/knowledge/change-document.use-case';
import { EditDocument } from '../../src/knowledge/edit-document.use-case';
import { IngestKnowledge } from '../../src/knowledge/ingest-knowledge.use-case';
import { knowledgeConfig } from '../../src/knowledge/knowledge.config';
import { RollBackDocument } from '../../src/knowledge/roll-back-document.use-case';
import { KeywordRetriever } from '../../src/retrievers/keyword.retriever';
import type { Database } from '../../src/stores/typeorm/database';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { createStores, type Stores } from '../../src/stores/typeorm/stores';
import { isoDay } from '../../src/text/iso-day';
import { NgramIndex } from '../../src/text/ngram-index';
import { NgramIndexBuilder } from '../../src/text/ngram-index-builder';
import { question } from '../fakes/journey';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { type DocumentHistory, documentHistories, type HistoryStep } from '../fixtures/document-histories/histories';

const config = knowledgeConfig.parse({});
const by = 'admin';
/** These mean a time of day, which is taken for its day here. */
const byTheHour = ['instants-with-a-zone'];

/** A knowledge base on real stores, to which things happen as a history says. */
class HistoryWorld {
  private now = 0;
  private readonly folder = new TemporaryFolder();
  private readonly base: string;

  constructor(
    private readonly history: DocumentHistory,
    private readonly stores: Stores,
  ) {
    this.base = history.name;
    this.folder.write({ [`${this.base}/knowledge.yaml`]: `title: t\nlanguage: zh\nassistant: ${history.name}\n` });
  }

  async happen({ at, do: act }: HistoryStep): Promise<void> {
    this.now = Date.parse(at);
    const all = { ...this.stores, clock: { now: () => this.now } };
    const { passage } = config;
    switch (act.kind) {
      case 'add':
      case 'change':
        this.folder.write({ [`${this.base}/${act.path}`]: fileOf(act) });
        return this.ingest();
      case 'remove':
        this.folder.delete(`${this.base}/${act.path}`);
        return this.ingest();
      case 'move': {
        const [from, to] = [act.path, act.to].map((path) => join(this.folder.path, this.base, path));
        mkdirSync(dirname(to ?? ''), { recursive: true });
        renameSync(from ?? '', to ?? '');
        return this.ingest();
      }
      case 'ingest':
        return this.ingest();
      case 'wait':
        return;
      case 'edit-on-page':
        await new EditDocument(all, passage).run(await this.idOf(act.path), { text: fileOf(act), by });
        return;
      case 'withdraw':
      case 'restore':
        await new ChangeDocument(all, passage)[act.kind](await this.idOf(act.path), by);
        return;
      case 'roll-back': {
        const request = { documentId: await this.idOf(act.path), version: act.to, by };
        expect(await new RollBackDocument(all, passage).run(request)).toBe('done');
      }
    }
  }

  /** What the question finds in the index as it is now, and in one that has fallen behind and holds everything. */
  async found(): Promise<{ now: string; behind: string }> {
    const { knowledge, documents } = this.stores;
    const { name } = this.history;
    const inUse = await knowledge.documentVersionsOf(name, this.today());
    const all = await documents.list(name, this.today());
    const [now, behind] = [await this.search(inUse), await this.search(all)];
    return { now, behind };
  }

  async told(): Promise<string[]> {
    const list = await this.stores.documents.list(this.history.name, this.today());
    return [...new Set(list.flatMap(({ doubts }) => doubts))].sort();
  }

  remove(): void {
    this.folder.remove();
  }

  private today(): string {
    return isoDay(this.now, this.history.timezone);
  }

  private async ingest(): Promise<void> {
    const stores = { ...this.stores, logger: new RecordingLogger(), clock: { now: () => this.now } };
    await new IngestKnowledge(stores, config).run({ folder: join(this.folder.path, this.base) });
  }

  private async idOf(path: string): Promise<string> {
    const list = await this.stores.documents.list(this.history.name, this.today());
    return list.find((document) => document.path === path)?.id ?? 'unknown';
  }

  private async search(documents: readonly { id: string }[]): Promise<string> {
    const builder = new NgramIndexBuilder();
    const passages = await this.stores.knowledge.passagesOf(documents.map(({ id }) => id));
    builder.replace(
      'all',
      passages.map(({ id, text }) => ({ passageId: id, text })),
    );
    const snapshot = { passages: new NgramIndex(builder.build()) } as Partial<AssistantSnapshot> as AssistantSnapshot;
    const snapshots = { current: () => snapshot, whenReady: () => Promise.resolve(snapshot) };
    const retriever = new KeywordRetriever(snapshots, this.stores.knowledge, () => this.today());
    const { name, question: asked } = this.history;
    const evidence = await retriever.retrieve({
      question: question({ assistant: name, text: asked, matchText: asked }),
      limit: 20,
    });
    return evidence.map(({ text }) => text).join('\n');
  }
}

function fileOf({ front, words }: Extract<HistoryStep['do'], { words: string }>): string {
  const keys = Object.entries(front).map(([key, value]) => `${key}: ${value}\n`);
  return `${keys.length > 0 ? `---\n${keys.join('')}---\n` : ''}# 标题\n\n${words}\n`;
}

describe('the history of documents', () => {
  let database: Database;
  let stores: Stores;
  const folder = new TemporaryFolder();

  beforeAll(async () => {
    database = await openDatabase(databaseConfig.parse({ sqlite: { file: join(folder.path, 'test.sqlite') } }));
    stores = createStores(database);
  });
  afterAll(async () => {
    await database.close();
    folder.remove();
  });

  const histories = documentHistories().filter(({ name }) => !byTheHour.includes(name));

  it.each(histories.map((history) => [history.name, history] as const))('%s', async (_name, history) => {
    const world = new HistoryWorld(history, stores);
    for (const [at, step] of history.steps.entries()) {
      await world.happen(step);
      const { now, behind } = await world.found();
      const all = [...step.found, ...step.never];
      const heard = (text: string) => all.filter((sentinel) => text.includes(sentinel)).sort();
      expect({ step: at + 1, found: heard(now), behind: heard(behind), told: await world.told() }).toEqual({
        step: at + 1,
        found: [...step.found].sort(),
        behind: [...step.found].sort(),
        told: [...step.told].sort(),
      });
    }
    world.remove();
  });
});
