import { findEntities } from './find-entities';
import { collectVocabulary, type ReadPassage } from './vocabulary';

const passage = (id: string, text: string, ...headingPath: string[]): ReadPassage => ({ id, text, headingPath });

const everyday = '请注意每天按时吃药，出现不舒服时及时看医生，需要时可以增加次数。';
const passages: ReadPassage[] = [
  passage('1', `华法林的作用会被维生素K减弱，服药时要注意饮食。${everyday}`, '抗凝药', '华法林'),
  passage('2', `菠菜含维生素K，西兰花也含维生素K。${everyday}`, '食物', '菠菜'),
  passage('3', `二甲双胍可能引起恶心。吃二甲双胍的人少喝酒。二甲双胍随餐吃。${everyday}`, '降糖药'),
  passage('4', `血管紧张素转换酶抑制剂（ACEI）引起干咳时，告诉医生。${everyday}`, '降压药'),
  passage('5', `吃ACEI的人不要自己补钾。${everyday}`, '降压药'),
];

describe('findEntities', () => {
  const graphs = async (changed: readonly ReadPassage[] = passages) => {
    const vocabulary = await collectVocabulary(changed);
    return changed.map((one) => findEntities(one, vocabulary));
  };
  const namesOf = (graph: { entities: readonly { name: string }[] } | undefined) =>
    graph?.entities.map(({ name }) => name) ?? [];

  it('finds what passages are about, and no everyday words', async () => {
    const all = await graphs();
    expect(namesOf(all[0])).toEqual(expect.arrayContaining(['华法林', '维生素K']));
    expect(namesOf(all[1])).toEqual(expect.arrayContaining(['菠菜', '维生素K']));
    expect(namesOf(all[2])).toContain('二甲双胍');
    const everywhere = new Set(all.flatMap(namesOf));
    for (const word of ['注意', '每天', '医生', '出现', '需要', '及时', '次数', '时可以']) {
      expect(everywhere).not.toContain(word);
    }
  });

  it('tells a name and its abbreviation as one, wherever either stands', async () => {
    const all = await graphs();
    const entity = { name: '血管紧张素转换酶抑制剂', aliases: ['ACEI'], kind: null };
    expect(all[3]?.entities).toContainEqual(entity);
    expect(all[4]?.entities).toContainEqual(entity);
  });

  it('relates what one sentence tells, in its own words where they are short', async () => {
    const all = await graphs();
    expect(all[1]?.relations).toContainEqual({ from: '菠菜', to: '维生素K', label: '含' });
    expect(all[0]?.relations).toContainEqual({ from: '华法林', to: '维生素K', label: null });
  });

  it('gives the same for the same passages', async () => {
    expect(await graphs()).toEqual(await graphs(passages.map((one) => ({ ...one }))));
  });

  it('finds in new passages what earlier ones named', async () => {
    const added = passage('6', '吃华法林期间少喝酒。');
    const vocabulary = await collectVocabulary([added], [{ name: '华法林', aliases: ['Warfarin'] }]);
    expect(findEntities(added, vocabulary).entities).toEqual([{ name: '华法林', aliases: ['Warfarin'], kind: null }]);
  });

  it('keeps within its bounds on a passage of 100 kB', async () => {
    const names = Array.from({ length: 900 }, (_, at) => `酶${String.fromCharCode(0x4e00 + at)}（AB${at}）抑制`);
    const long = passage('long', names.join('').repeat(10).slice(0, 100_000));
    const [graph] = await graphs([long, ...passages]);
    expect(graph?.entities).toHaveLength(12);
    expect(graph?.relations.length).toBeLessThanOrEqual(10);
  });
});
