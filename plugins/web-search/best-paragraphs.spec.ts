import { bestParagraphs } from './best-paragraphs';

const page = [
  '首页 | 新闻 | 专题 | 出版物 | 关于我们',
  '世界卫生组织成立于1948年，总部设在瑞士日内瓦。',
  '成年人每天的食盐摄入量应当少于5克，相当于一茶匙。',
  '腌菜和酱油里的盐也要算在内，吃得太咸会使血压升高。',
  '本页最后更新于2026年。',
].join('\n');
const best = (question: string, maxCharacters = 800) => bestParagraphs(page, { question, maxCharacters });

it('takes what shares most with the question, in the order of the page', () => {
  expect(best('一天吃多少克食盐')).toBe('成年人每天的食盐摄入量应当少于5克，相当于一茶匙。');
  expect(best('吃盐太咸血压会升高吗，食盐摄入量多少')).toBe(
    '成年人每天的食盐摄入量应当少于5克，相当于一茶匙。\n腌菜和酱油里的盐也要算在内，吃得太咸会使血压升高。',
  );
});

it('takes nothing of a page that is about something else', () => {
  expect(best('explain gradient clipping')).toBe('');
  expect(bestParagraphs('', { question: '食盐', maxCharacters: 800 })).toBe('');
});

it('is as short as it is told', () => {
  expect(best('食盐摄入量和血压', 30).length).toBeLessThanOrEqual(30);
  expect(bestParagraphs('盐'.repeat(5000), { question: '盐', maxCharacters: 100 })).toHaveLength(100);
});

it('matches words of letters as wholes', () => {
  const text = 'The limiter stops everything here.\nThe limit is five grams of salt a day.';
  expect(bestParagraphs(text, { question: 'limit of salt', maxCharacters: 800 })).toBe(
    'The limit is five grams of salt a day.',
  );
});
