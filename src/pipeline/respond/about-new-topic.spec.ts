import { evenIndex, evidence } from '../../../test/fakes/journey';
import { aboutNewTopic } from './about-new-topic';

const shrimp = evidence('shrimp', { title: '饮食', headingPath: ['能不能吃虾'], text: '虾可以吃。' });
const crab = evidence('crab', { title: '饮食', headingPath: [], text: '螃蟹性寒，少吃。' });
const ids = (text: string, rewritten: string | null) =>
  aboutNewTopic([shrimp, crab], { text, rewritten }, evenIndex()).map(({ id }) => id);

describe('aboutNewTopic', () => {
  it('keeps what names the topic of "and X?", so that nobody reads of X what is said of another', () => {
    expect(ids('那螃蟹呢', '能吃螃蟹吗')).toEqual(['crab']);
    expect(ids('那龙虾呢', '能吃虾吗？那龙虾呢')).toEqual([]);
  });

  it('keeps all evidence for other questions', () => {
    expect(ids('它要忌口吗', '螃蟹要忌口吗')).toEqual(['shrimp', 'crab']);
    expect(ids('螃蟹呢', null)).toEqual(['shrimp', 'crab']);
  });
});
