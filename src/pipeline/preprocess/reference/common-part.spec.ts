import { commonPart } from './common-part';

describe('commonPart', () => {
  it.each([
    ['最近总听人说司美格鲁肽', '司美格鲁肽每周一次', '司美格鲁肽'],
    ['我喜欢吃火锅', '我不喜欢', null],
    ['饭前吃还是饭后吃', '一般饭后服用', null],
    ['部署 ollama 难吗', 'ollama 很容易', 'ollama'],
    ['虾', '虾', null],
    ['', '任何话', null],
  ])('of "%s" and "%s" is %j', (left, right, part) => {
    expect(commonPart(left, right)).toBe(part);
  });
});
