import type { KnowledgeBase } from '../../../src/core/knowledge';
import type { PassageGraph } from '../../../src/core/ports/graph-store';
import type { Subject } from '../stores.contract';
import { document, knowledgeBase, noted, passages, strangeText } from './samples';
import { countRows } from './tables-content';

const entity = (name: string, aliases: string[] = [], kind: string | null = null) => ({ name, aliases, kind });
const graph = (ordinal: number, changes: Partial<PassageGraph> = {}, path = 'a.md'): PassageGraph => ({
  passageId: `id of ${path}#${ordinal}`,
  entities: [],
  relations: [],
  ...changes,
});

/** Entities of passages and how they hang together. */
export function describeGraphs(subject: Subject): void {
  const graphs = () => subject.stores.graphs;
  let base: KnowledgeBase;
  const addDocument = async (path: string, count: number, knowledgeBaseId = base.id) => {
    const stored = document(knowledgeBaseId, path);
    await subject.stores.knowledge.replaceDocument(stored, passages(stored.id, count), noted);
  };
  const named = async (...bases: KnowledgeBase[]) => {
    const entities = await graphs().entities(bases.map(({ id }) => id));
    return new Map(entities.map((found) => [found.name, found]));
  };

  describe('graphs', () => {
    beforeEach(async () => {
      base = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('base'));
      await addDocument('a.md', 4);
    });

    it('tell what a passage mentions, the same name once, with all that is known of it', async () => {
      const pair = [entity('华法林', ['Warfarin']), entity(strangeText)];
      await graphs().put(base.id, [graph(0, { entities: pair }), graph(1)], 'rules:1');
      await graphs().put(base.id, [graph(2, { entities: [entity('華法林', ['华法林钠'], 'drug')] })], 'model');
      const found = await named(base);
      expect([...found.keys()].sort()).toEqual([strangeText, '华法林'].sort());
      const warfarin = found.get('华法林');
      expect(warfarin).toEqual({
        id: expect.any(String) as string,
        knowledgeBaseId: base.id,
        name: '华法林',
        aliases: ['Warfarin', '华法林钠'],
        kind: 'drug',
        mentions: 2,
      });
      expect(await graphs().mentions([warfarin?.id ?? ''], 10)).toEqual([
        { entityId: warfarin?.id, passageId: 'id of a.md#0' },
        { entityId: warfarin?.id, passageId: 'id of a.md#2' },
      ]);
      expect(await graphs().mentions([warfarin?.id ?? ''], 1)).toHaveLength(1);
      const left = async (...makers: string[]) => (await graphs().missing(base.id, makers)).map((id) => id.slice(-1));
      expect(await left()).toEqual(['0', '1', '2', '3']);
      expect(await left('rules:1')).toEqual(['2', '3']);
      expect(await left('model')).toEqual(['0', '1', '3']);
      expect(await left('model', 'rules:1', 'other')).toEqual(['3']);
    });

    it('give the relations of an entity from both ends, in a circle too', async () => {
      const names = ['甲', '乙', '丙'];
      const relations = [
        { from: '甲', to: '乙', label: '抑制' },
        { from: '甲', to: '乙', label: '抑制' },
        { from: '乙', to: '丙', label: null },
        { from: '丙', to: '甲', label: null },
        { from: '甲', to: '甲', label: null },
        { from: '甲', to: 'not mentioned', label: null },
      ];
      await graphs().put(base.id, [graph(0, { entities: names.map((name) => entity(name)), relations })], 'rules:1');
      const found = await named(base);
      const nameOf = new Map([...found].map(([name, { id }]) => [id, name]));
      const around = await graphs().relations([found.get('甲')?.id ?? ''], 10);
      const told = around.map(({ fromId, toId, label }) => [nameOf.get(fromId), nameOf.get(toId), label]);
      expect(told).toHaveLength(2);
      expect(told).toEqual(
        expect.arrayContaining([
          ['甲', '乙', '抑制'],
          ['丙', '甲', null],
        ]),
      );
      expect(around[0]?.passageId).toBe('id of a.md#0');
      expect(await graphs().relations([...nameOf.keys()], 10)).toHaveLength(3);
    });

    it('are replaced passage by passage; what nothing mentions goes when it is asked for', async () => {
      await graphs().put(
        base.id,
        [graph(0, { entities: [entity('旧')] }), graph(1, { entities: [entity('留')] })],
        'r',
      );
      await graphs().put(base.id, [graph(0, { entities: [entity('新')] })], 'r');
      expect([...(await named(base)).keys()].sort()).toEqual(['新', '留'].sort());
      await graphs().removeUnused(base.id);
      expect(await countRows(subject, 'graph_entities')).toBe(2);
    });

    it('go with their passages, and leave out a passage that is gone or of another knowledge base', async () => {
      const other = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('other'));
      await addDocument('b.md', 1, other.id);
      const entities = [entity('甲'), entity('乙')];
      const relations = [{ from: '甲', to: '乙', label: null }];
      const strangers = [graph(0, { entities }, 'b.md'), graph(9, { entities })];
      await graphs().put(base.id, [graph(0, { entities, relations }), ...strangers], 'r');
      expect(await graphs().missing(base.id, ['r'])).toEqual([1, 2, 3].map((at) => `id of a.md#${at}`));
      expect(await graphs().missing(other.id, ['r'])).toEqual(['id of b.md#0']);
      await subject.stores.knowledge.removeDocuments(base.id, ['id of a.md'], noted);
      expect(await graphs().missing(base.id, [])).toEqual([]);
      expect(await named(base)).toEqual(new Map());
      expect(await countRows(subject, 'graph_relations')).toBe(0);
      await graphs().removeUnused(base.id);
      expect(await countRows(subject, 'graph_entities')).toBe(0);
    });

    it('are kept apart by knowledge base, and change their stamp', async () => {
      const other = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('other'));
      await addDocument('b.md', 1, other.id);
      const stamps = [await graphs().stamp([base.id])];
      await graphs().put(base.id, [graph(0, { entities: [entity('甲')] })], 'r');
      stamps.push(await graphs().stamp([base.id]));
      await graphs().put(base.id, [graph(0, { entities: [entity('乙')] })], 'r2');
      stamps.push(await graphs().stamp([base.id]));
      await graphs().put(other.id, [graph(0, { entities: [entity('甲')] }, 'b.md')], 'r');
      expect(new Set(stamps).size).toBe(3);
      expect(await graphs().stamp([base.id])).toBe(stamps[2]);
      expect([...(await named(base)).keys()]).toEqual(['乙']);
      expect([...(await named(base, other)).keys()].sort()).toEqual(['乙', '甲'].sort());
      expect(await named()).toEqual(new Map());
      expect(await graphs().stamp([])).toBe('');
    });
  });
}
