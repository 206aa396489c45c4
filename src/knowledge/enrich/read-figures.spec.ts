import { FakePictures } from '../../../test/fakes/document-pictures';
import { FakeGraphStore, FakePassageNoteStore, FakeSpendingStore } from '../../../test/fakes/graph-stores';
import { FieldLogger } from '../../../test/fakes/journey';
import { type ChatRequest, ModelError } from '../../core/ports/chat-model';
import type { Recognition } from '../../core/ports/text-recogniser';
import { enrichSchema } from '../enrich.config';
import { EnrichKnowledge } from './enrich-knowledge.use-case';

const box = { left: 0, top: 0, width: 1, height: 1 };
const read = (...words: string[]): Recognition => ({
  status: 'read',
  lines: [{ box, words: words.map((text) => ({ text, box, confidence: 1 })) }],
});
const REPLY = JSON.stringify({ description: '两条曲线', questions: ['哪组降得快？', '哪组降得快？', ''] });

describe('reading the figures of documents', () => {
  let world: FakePictures;
  let recognised: string[];
  let recognition: (picture: string) => Recognition;
  let asked: ChatRequest[];
  let reply: (request: ChatRequest) => string;

  const enrichOf = ({ describe = true, questions = false, tokensPerDay = 1000, hasRecogniser = true } = {}) => {
    const recogniser = {
      isLocal: true,
      recognise: ({ bytes }: { bytes: Buffer }) => {
        recognised.push(bytes.toString());
        return Promise.resolve(recognition(bytes.toString()));
      },
    };
    const chat = {
      complete: async (request: ChatRequest) => {
        asked.push(request);
        return Promise.resolve({ text: reply(request), tokens: 100 });
      },
    };
    return new EnrichKnowledge({
      ...{ graphs: new FakeGraphStore(), notes: new FakePassageNoteStore(), spending: new FakeSpendingStore() },
      ...{ logger: new FieldLogger(), model: null, today: () => '2026-11-22' },
      config: enrichSchema.parse({ graph: 'off', tokensPerDay }),
      revisions: { revisions: () => Promise.resolve(new Map()) },
      knowledge: { ...world.knowledge, findPassages: () => Promise.resolve([]) },
      figures: {
        ...{ pictures: world.store, files: world.files, describe, questions },
        letters: hasRecogniser ? { recogniser, key: 'tesseract' } : null,
        seeing: { chat, prompts: { render: (step) => step }, key: 'eyes' },
      },
    });
  };
  const noteOf = async (id: string) => world.notes.get((await world.store.find(id))?.key ?? '');

  beforeEach(async () => {
    world = new FakePictures();
    recognised = [];
    asked = [];
    recognition = (picture) => read(picture, '毫米', '汞柱');
    reply = () => REPLY;
    await world.add({ id: 'f1', caption: '图 1 血压' }, 'one');
    await world.add({ id: 'f2' }, 'two');
    await world.add({ id: 'same', documentId: 'd2' }, 'one');
    await world.add({ id: 'table', table: '| a |' });
  });

  it('reads letters and has each picture described once, whatever shows it', async () => {
    const enrich = enrichOf({ questions: true });
    expect(await enrich.run()).toMatchObject({ problem: null });
    expect(recognised.sort()).toEqual(['one', 'two']);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject({ system: 'picture-describe', pictures: [{ mediaType: 'image/png' }] });
    expect(await noteOf('f2')).toMatchObject({
      text: 'two 毫米汞柱',
      description: '两条曲线',
      questions: ['哪组降得快？'],
    });
    await enrich.run();
    expect([recognised.length, asked.length]).toEqual([2, 2]);
  });

  it('keeps the letters while the model is down, and asks it again without reading them again', async () => {
    reply = () => {
      throw new ModelError('unreachable', 'gone');
    };
    const { problem } = await enrichOf().run();
    expect(problem).toContain('model that sees');
    expect(asked).toHaveLength(1);
    expect((await noteOf('f2'))?.text).toContain('two');
    reply = () => REPLY;
    expect(await enrichOf().run()).toMatchObject({ problem: null });
    expect(recognised).toHaveLength(2);
    expect((await noteOf('f2'))?.description).toBe('两条曲线');
  });

  it('loses nothing when what read it is missing or not configured later', async () => {
    await enrichOf().run();
    const before = await noteOf('f1');
    recognition = () => ({ status: 'failed', reason: 'missing' });
    await enrichOf({ hasRecogniser: false }).run();
    await world.add({ id: 'f3' }, 'three');
    expect(await enrichOf().run()).toMatchObject({ problem: null });
    expect(await noteOf('f1')).toEqual(before);
    expect(await noteOf('f3')).toMatchObject({ text: '', description: '两条曲线' });
    recognition = () => read('three');
    await enrichOf().run();
    expect(await noteOf('f3')).toMatchObject({ text: 'three', description: '两条曲线' });
    expect(asked).toHaveLength(3);
  });

  it('tries a picture whose letters cannot be read once more, and then lets it be', async () => {
    recognition = (picture) => (picture === 'two' ? { status: 'failed', reason: 'too-slow' } : read(picture));
    for (let run = 0; run < 3; run++) await enrichOf({ describe: false }).run();
    expect(recognised.sort()).toEqual(['one', 'two', 'two']);
  });

  it('describes within the tokens of the day, and nothing where it is off', async () => {
    await enrichOf({ describe: false }).run();
    expect(asked).toHaveLength(0);
    expect(await enrichOf({ tokensPerDay: 50 }).run()).toMatchObject({ isOverBudget: true });
    expect(asked).toHaveLength(1);
    reply = () => 'no JSON';
    await enrichOf().run();
    expect((await noteOf('f2'))?.text).toContain('two');
  });
});
