import { NgramIndex } from '../../text/ngram-index';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { knowledgeScore } from './knowledge-score';

describe('knowledgeScore', () => {
  const builder = new NgramIndexBuilder();
  builder.replace('d', [
    { passageId: 'salt', text: '高血压患者每天吃盐不超过五克，腌菜和酱油里的盐也要算进去。' },
    { passageId: 'glucose', text: '空腹时葡萄糖一般控制在四点四到七点零之间。' },
    { passageId: 'sport', text: '每周运动五天，每天走路半小时，心率不要太快。' },
  ]);
  const index = new NgramIndex(builder.build());
  const salt = '高血压患者每天吃盐多少';
  const glucose = '空腹葡萄糖控制在多少';
  const filler = '。'.repeat(70);

  it('grows with what a message says about the subject', () => {
    expect(knowledgeScore(index, salt)).toBeGreaterThan(knowledgeScore(index, '吃盐多少'));
    expect(knowledgeScore(index, '今晚看电影')).toBe(0);
    expect(knowledgeScore(index, '')).toBe(0);
  });

  it('takes the best stretch of a long message, not its sum', () => {
    const both = `${salt}${filler}${glucose}`;
    expect(knowledgeScore(index, both)).toBe(Math.max(knowledgeScore(index, salt), knowledgeScore(index, glucose)));
    expect(knowledgeScore(index, `${salt}，${glucose}`)).toBeGreaterThan(knowledgeScore(index, both));
  });

  it.each([0, 20, 31, 32, 33, 53, 64, 65, 100, 333])('finds a question after %d characters of anything', (before) => {
    const hidden = `${'。'.repeat(before)}${salt}${filler}`;
    expect(knowledgeScore(index, hidden)).toBe(knowledgeScore(index, salt));
  });

  it('finds it at the very end', () => {
    for (let length = 60; length < 140; length++) {
      const hidden = `${'。'.repeat(length)}吃盐`;
      expect(knowledgeScore(index, hidden)).toBe(knowledgeScore(index, '吃盐'));
    }
  });
});
