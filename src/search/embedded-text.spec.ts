import { embeddedText, passageIdOf, recordIdOf } from './embedded-text';

const passage = { documentTitle: '高血压', headingPath: ['饮食', '盐'], text: '每天不超过五克。' };

it('has the title and the headings before the text', () => {
  expect(embeddedText(passage)).toBe('高血压 / 饮食 / 盐\n每天不超过五克。');
});

it('does not say the title twice', () => {
  expect(embeddedText({ ...passage, headingPath: ['高血压', '盐'] })).toBe('高血压 / 盐\n每天不超过五克。');
});

it('is bounded', () => {
  expect(embeddedText({ ...passage, text: '长'.repeat(9000) })).toHaveLength(2000);
});

it('names a record after the passage and its text', () => {
  const id = recordIdOf('passage-1', 'text');
  expect(passageIdOf(id)).toBe('passage-1');
  expect(recordIdOf('passage-1', 'text')).toBe(id);
  expect(recordIdOf('passage-1', 'other text')).not.toBe(id);
});
