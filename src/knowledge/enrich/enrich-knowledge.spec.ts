import { FakeGraphStore, FakePassageNoteStore, FakeSpendingStore } from '../../../test/fakes/graph-stores';
import { FieldLogger, sourcedPassage } from '../../../test/fakes/journey';
import type { KnowledgeBase } from '../../core/knowledge';
import { type ChatModel, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import { EnrichKnowledge } from './enrich-knowledge.use-case';
import { enrichSchema } from '../enrich.config';

const base: KnowledgeBase = { id: 'b1', name: 'base', title: 'base', language: 'zh', assistant: 'a', folder: '/b' };
const texts: Record<string, string> = {
  p1: '华法林（Warfarin）的作用会被维生素K减弱。',
  p2: '菠菜含维生素K。',
  p3: '吃Warfarin时少喝酒。',
};
/** A model that replies by what is asked of which passage. */
class FakeChat implements ChatModel {
  readonly asked: string[] = [];
  constructor(private readonly reply: (text: string) => string) {}

  complete({ user, system }: ChatRequest) {
    this.asked.push(user);
    if (system === '') throw new Error('no prompt');
    const { text } = JSON.parse(user) as { text: string };
    return Promise.resolve({ text: this.reply(text), tokens: 100 });
  }
}

describe('EnrichKnowledge', () => {
  let graphs: FakeGraphStore;
  let notes: FakePassageNoteStore;
  let spending: FakeSpendingStore;
  let logger: FieldLogger;
  let today: string;
  let present: Record<string, string>;

  const enrichOf = (config: object, chat: ChatModel | null = null, ids = Object.keys(texts)) => {
    graphs = new FakeGraphStore({ b1: ids });
    notes = new FakePassageNoteStore(ids);
    return again(config, chat);
  };
  const again = (config: object, chat: ChatModel | null = null) =>
    new EnrichKnowledge({
      ...{ graphs, notes, spending, logger },
      config: enrichSchema.parse(config),
      model: chat && { chat, key: 'm', prompts: { render: (step) => step } },
      revisions: { revisions: () => Promise.resolve(new Map([['a', 1]])) },
      today: () => today,
      knowledge: {
        listKnowledgeBases: () => Promise.resolve([base]),
        findPassages: (ids) =>
          Promise.resolve(
            ids.flatMap((id) =>
              id in present ? sourcedPassage(id, { text: present[id] ?? '', headingPath: [] }) : [],
            ),
          ),
      },
    });
  const entitiesOf = (id: string) => graphs.graphOf(id)?.entities.map(({ name }) => name);

  beforeEach(() => {
    spending = new FakeSpendingStore();
    logger = new FieldLogger();
    today = '2026-11-21';
    present = { ...texts };
  });

  it('finds the entities of new passages by rules, and of nothing else', async () => {
    const enrich = enrichOf({});
    await enrich.run();
    expect(entitiesOf('p1')).toEqual(expect.arrayContaining(['华法林', '维生素K']));
    expect(entitiesOf('p3')).toEqual(['华法林']);
    expect(graphs.graphOf('p1')?.madeBy).toBe('rules:1');
    expect(notes.stored.size).toBe(0);
    const first = graphs.graphOf('p1');
    await enrich.run();
    expect(graphs.graphOf('p1')).toBe(first);
    expect(enrich.status()).toEqual({ state: 'idle', now: null, problem: null });
  });

  it('does nothing when it is off', async () => {
    const enrich = enrichOf({ graph: 'off' });
    await enrich.run();
    expect(graphs.graphOf('p1')).toBeUndefined();
    expect(enrich.status().state).toBe('off');
  });

  it('takes from a model what the passage says, and counts its tokens', async () => {
    const chat = new FakeChat((text) =>
      JSON.stringify({
        entities: text.includes('菠菜')
          ? [{ name: '菠菜', kind: 'food' }, { name: '维生素K' }, { name: '胡萝卜' }]
          : [{ name: 'Warfarin', aliases: ['华法林', '可迈丁'] }],
        relations: [
          { from: '菠菜', to: '维生素K', label: '含' },
          { from: '菠菜', to: '胡萝卜', label: '像' },
        ],
      }),
    );
    await enrichOf({ graph: 'model' }, chat).run();
    expect(graphs.graphOf('p2')).toMatchObject({
      entities: [
        { name: '菠菜', aliases: [], kind: 'food' },
        { name: '维生素K', aliases: [], kind: null },
      ],
      relations: [{ from: '菠菜', to: '维生素K', label: '含' }],
      madeBy: 'm/entities:1',
    });
    expect(graphs.graphOf('p1')?.entities).toEqual([{ name: 'Warfarin', aliases: ['华法林'], kind: null }]);
    expect(await spending.spent('enrich', today)).toBe(300);
  });

  it.each(['I am a teapot', '{"entities": "all of them"}', '{"entities": [{"name": "量子计算"}]}', '```json\n[]\n```'])(
    'keeps what the rules found where the model answers %s, names the passage, and does not ask again',
    async (nonsense) => {
      const chat = new FakeChat((text) => (text === texts.p2 ? '{"entities": [{"name": "菠菜"}]}' : nonsense));
      const enrich = enrichOf({ graph: 'model' }, chat);
      expect(await enrich.run()).toMatchObject({ problem: null });
      expect(entitiesOf('p1')).toEqual(expect.arrayContaining(['华法林', '维生素K']));
      expect(entitiesOf('p2')).toEqual(['菠菜']);
      const warned = logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.passage);
      expect(warned).toEqual(['p1', 'p3']);
      await enrich.run();
      expect(chat.asked).toHaveLength(3);
    },
  );

  it('serves by rules while the model cannot be asked, and tells so', async () => {
    const enrich = enrichOf(
      { graph: 'model', questions: 1 },
      { complete: () => Promise.reject(new ModelError('unreachable', 'gone')) },
    );
    const { problem } = await enrich.run();
    expect(problem).toContain('chat model');
    expect(enrich.status().problem).toBe(problem);
    expect(entitiesOf('p1')).toContain('华法林');
    const back = again({ graph: 'model' }, new FakeChat(() => '{"entities": []}'));
    expect(await back.run()).toMatchObject({ problem: null });
    expect(graphs.graphOf('p1')?.madeBy).toBe('m/entities:1');
  });

  it('stops at the tokens of the day and goes on the next, also after a restart', async () => {
    const reply = () => JSON.stringify({ summary: '讲抗凝药。', questions: ['能吃菠菜吗？', '能喝酒吗？', '多了'] });
    const config = { summaries: true, questions: 2, tokensPerDay: 150 };
    const chat = new FakeChat(reply);
    const enrich = enrichOf(config, chat);
    expect(await enrich.run()).toMatchObject({ isOverBudget: true });
    expect([...notes.stored.keys()]).toEqual(['p1', 'p2']);
    const restarted = again(config, chat);
    await restarted.run();
    expect(chat.asked).toHaveLength(2);
    today = '2026-11-22';
    expect(await restarted.run()).toMatchObject({ isOverBudget: false });
    expect([...notes.stored.keys()]).toEqual(['p1', 'p2', 'p3']);
    expect(notes.stored.get('p3')?.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['summary', '讲抗凝药。'],
      ['question', '能吃菠菜吗？'],
      ['question', '能喝酒吗？'],
    ]);
  });

  it('names a passage without usable notes and goes on', async () => {
    const chat = new FakeChat((text) => (text === texts.p1 ? 'no' : '{"summary": "x", "questions": ["y"]}'));
    await enrichOf({ graph: 'off', questions: 1 }, chat).run();
    expect(notes.stored.get('p1')?.notes).toEqual([]);
    expect(notes.stored.get('p2')?.notes.map(({ kind, text }) => [kind, text])).toEqual([['question', 'y']]);
    expect(logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.passage)).toEqual(['p1']);
  });

  it('breaks off when it is stopped, and the next start takes it up', async () => {
    const chat: FakeChat = new FakeChat(() => {
      if (chat.asked.length === 2) void enrich.stop();
      return '{"summary": "x"}';
    });
    const enrich: EnrichKnowledge = enrichOf({ summaries: true }, chat);
    expect(await enrich.run()).toMatchObject({ problem: null });
    expect([...notes.stored.keys()]).toEqual(['p1', 'p2']);
    await again({ summaries: true }, chat).run();
    expect([...notes.stored.keys()]).toEqual(['p1', 'p2', 'p3']);
  });

  it('names a passage that is too long, looks at its begin, and leaves out what is gone', async () => {
    present = { p1: `${texts.p1 ?? ''}${'很长的一段话。'.repeat(15_000)}`, p3: texts.p3 ?? '' };
    await enrichOf({}).run();
    expect(entitiesOf('p1')).toContain('华法林');
    expect(graphs.graphOf('p2')).toBeUndefined();
    expect(logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.passage)).toEqual(['p1']);
  });
});
