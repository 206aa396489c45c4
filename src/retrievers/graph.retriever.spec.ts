import { FakeGraphStore } from '../../test/fakes/graph-stores';
import { question, snapshot, snapshotsOf, sourcedPassage } from '../../test/fakes/journey';
import type { KnowledgeBase } from '../core/knowledge';
import { findEntities } from '../knowledge/enrich/find-entities';
import { collectVocabulary } from '../knowledge/enrich/vocabulary';
import { NgramIndex } from '../text/ngram-index';
import { NgramIndexBuilder } from '../text/ngram-index-builder';
import { GraphRetriever } from './graph.retriever';

const base = (id: string, assistant = 'patients'): KnowledgeBase => ({
  id,
  assistant,
  name: id,
  title: id,
  language: 'zh',
  folder: `/${id}`,
});
const bases = [base('b1'), base('b2', 'research')];
const entity = (name: string, ...aliases: string[]) => ({ name, aliases, kind: null });
const related = (from: string, to: string, label: string | null = null) => ({ from, to, label });

describe('GraphRetriever', () => {
  let graphs: FakeGraphStore;
  let revision: number;
  let expired: string[];

  const retrieverOf = () => {
    const snapshots = { ...snapshotsOf(), current: () => snapshot({ revision, passageCount: 100 }) };
    return new GraphRetriever({
      graphs,
      snapshots,
      today: () => '2026-11-21',
      knowledge: {
        listKnowledgeBases: () => Promise.resolve(bases),
        findPassages: (ids, on) =>
          Promise.resolve(
            ids.filter((id) => on === '2026-11-21' && !expired.includes(id)).map((id) => sourcedPassage(id)),
          ),
      },
    });
  };
  const ask = async (text: string, { limit = 5, assistant = 'patients', retriever = retrieverOf() } = {}) =>
    (await retriever.retrieve({ question: question({ text, matchText: text, assistant }), limit })).map(
      ({ id, via = [] }) => `${id}: ${via.join(' → ')}`,
    );
  const put = (passageId: string, names: string[], relations: ReturnType<typeof related>[] = [], baseId = 'b1') =>
    graphs.put(baseId, [{ passageId, entities: names.map((name) => entity(name)), relations }], 'rules:1');

  beforeEach(() => {
    graphs = new FakeGraphStore();
    revision = 1;
    expired = [];
  });

  it('goes from what the question names over relations to passages, and shows the way', async () => {
    await put('p1', ['华法林', '维生素K'], [related('华法林', '维生素K', '减弱')]);
    await put('p2', ['维生素K', '菠菜'], [related('菠菜', '维生素K', '含')]);
    await put('p3', ['菠菜', '铁']);
    await put('p4', ['血糖']);
    expect(await ask('吃华法林时蔬菜怎么吃')).toEqual([
      'p1: 华法林',
      'p2: 华法林 → 维生素K',
      'p3: 华法林 → 维生素K → 菠菜',
    ]);
    expect(await ask('吃华法林时蔬菜怎么吃', { limit: 1 })).toEqual(['p1: 华法林']);
    expect(await ask('今天天气怎么样')).toEqual([]);
  });

  it('ends in a circle, and where everything hangs together', async () => {
    await put(
      'p1',
      ['甲病', '乙病', '丙病'],
      [related('甲病', '乙病'), related('乙病', '丙病'), related('丙病', '甲病')],
    );
    expect(await ask('甲病是什么')).toEqual(['p1: 甲病']);
    const all = Array.from({ length: 300 }, (_, at) => `病${at}号`);
    await put(
      'p2',
      ['甲病', ...all],
      all.map((name) => related('甲病', name)),
    );
    await put(
      'p3',
      all,
      all.map((name) => related(name, '甲病')),
    );
    await ask('甲病是什么');
    expect(Math.max(...graphs.asked.map(({ length }) => length))).toBeLessThan(100);
  });

  it('puts rare things before common ones, and what names two of them first', async () => {
    for (let at = 0; at < 20; at++) await put(`common${at}`, ['血压']);
    await put('rare', ['嗜铬细胞瘤']);
    await put('zz both', ['嗜铬细胞瘤', '血压']);
    expect((await ask('嗜铬细胞瘤和血压')).slice(0, 3)).toEqual([
      'zz both: 嗜铬细胞瘤 → 血压',
      'rare: 嗜铬细胞瘤',
      'common0: 血压',
    ]);
  });

  it('knows a thing by its other names, also where passages use only those', async () => {
    await graphs.put(
      'b1',
      [{ passageId: 'p1', entities: [entity('血管紧张素转换酶抑制剂', 'ACEI')], relations: [] }],
      'r',
    );
    await put('p2', ['ACEI', '干咳']);
    expect(await ask('acei的副作用')).toEqual(['p1: 血管紧张素转换酶抑制剂', 'p2: 血管紧张素转换酶抑制剂']);
  });

  it('never leaves the assistant of the question', async () => {
    await put('p1', ['显微镜', '激光'], [related('显微镜', '激光')], 'b2');
    await put('p2', ['激光']);
    expect(await ask('显微镜怎么用')).toEqual([]);
    expect(await ask('显微镜怎么用', { assistant: 'research' })).toEqual(['p1: 显微镜']);
    expect(graphs.asked.flat().filter((id) => id.startsWith('b1/'))).toEqual([]);
  });

  it('sees what was found since, and fills up what does not count today', async () => {
    await put('p1', ['华法林']);
    const retriever = retrieverOf();
    expect(await ask('华法林', { retriever })).toEqual(['p1: 华法林']);
    await put('p2', ['华法林']);
    expect(await ask('华法林', { retriever })).toEqual(['p1: 华法林', 'p2: 华法林']);
    expired = ['p1'];
    expect(await ask('华法林', { retriever, limit: 1 })).toEqual(['p2: 华法林']);
  });

  it('finds in two steps what no word of the question leads to', async () => {
    const texts: Record<string, string> = {
      warfarin: '华法林的作用会被维生素K减弱。华法林要定期查凝血。华法林的剂量由医生定。',
      spinach: '西兰花和菠菜含维生素K，突然多吃会让凝血变快。维生素K也在动物肝脏里。',
      vegetables: '高血压的人多吃蔬菜，每天一斤，蔬菜先洗再切，蔬菜少放盐。',
      drugs: '吃降压药时要注意头晕，吃药期间少开车。哪些药要饭后吃，看说明书。',
      meals: '糖尿病的人吃饭定时，哪些主食升糖快要记住，吃饭顺序先菜后饭。',
      exercise: '每天快走半小时，吃完饭一小时后再运动，少坐。',
    };
    const passages = Object.entries(texts).map(([id, text]) => ({ id, text, headingPath: [] }));
    const vocabulary = await collectVocabulary(passages, [{ name: '华法林', aliases: [] }]);
    await graphs.put(
      'b1',
      passages.map((passage) => findEntities(passage, vocabulary)),
      'rules:1',
    );

    const asked = '吃华法林时哪些蔬菜要少吃';
    const builder = new NgramIndexBuilder();
    for (const { id, text } of passages) builder.replace(id, [{ passageId: id, text }]);
    const byWords = new NgramIndex(builder.build()).search(asked, 6).map(({ passageId }) => passageId);
    const byGraph = await ask(asked);
    expect(byWords.slice(0, 3)).not.toContain('spinach');
    expect(byGraph.slice(0, 3)).toContain('spinach: 华法林 → 维生素K');
  });
});
