import { replyParts } from './reply-parts';

const reply = (changes: object, partCharacters?: number) =>
  replyParts({
    answer: { text: '随餐吃。[1]', citations: [], writer: 'model', ...changes },
    language: 'zh',
    questionId: 'q1',
    askedBy: 'li',
    askedAt: 0,
    partCharacters,
  }).map(({ text, body }) => [text, body.text]);

describe('what stands below an answer', () => {
  it('says that a model wrote it, with the notice', () => {
    const both = '随餐吃。[1]\n\nAI 生成。不能代替医生。';
    expect(reply({ label: 'generated', notice: '不能代替医生。' })).toEqual([[both, both]]);
  });

  it('says that a person approved it, and not that a model wrote it', () => {
    expect(reply({ writer: 'quote', label: 'approved' })[0]?.[0]).toBe('随餐吃。[1]\n\n人工审核过的回答。');
  });

  it('is nothing under a quote or a fixed line', () => {
    expect(reply({ writer: 'quote' })[0]?.[0]).toBe('随餐吃。[1]');
  });

  it('ends the last of several parts', () => {
    const parts = reply({ text: '一句话。'.repeat(30), label: 'generated' }, 50);
    expect(parts.at(-1)?.[0]).toMatch(/AI 生成/);
    expect(parts.length).toBeGreaterThan(1);
  });
});
