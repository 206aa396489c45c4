import { figuresAnswer, fileAttachment, papersBySubject, pictureAttachment } from '../../test/fakes/figures';
import type { Answer, Citation } from '../core/answer';
import { sendKeyOf } from './question-ids';
import { replyParts } from './reply-parts';

const citation: Citation = {
  number: 1,
  evidenceId: 'e1',
  title: '血压数值',
  headingPath: [],
  sources: ['WHO'],
  reviewedOn: null,
};
const answer = (changes: Partial<Answer> = {}): Answer => ({
  text: '到140/90算高。[1]',
  citations: [citation],
  writer: 'quote',
  ...changes,
});
const partsOf = (changes: Partial<Parameters<typeof replyParts>[0]> = {}) =>
  replyParts({
    answer: answer(),
    language: 'zh',
    questionId: 'q1',
    askedBy: 'li',
    askedAt: 1000,
    partCharacters: undefined,
    ...changes,
  });

describe('replyParts', () => {
  it('is one part, the sources under it in plain text and beside it for cards', () => {
    expect(partsOf()).toEqual([
      {
        sendKey: sendKeyOf('q1', 1),
        text: '到140/90算高。[1]\n\n原文摘录，来源：\n[1] 血压数值（WHO）',
        body: {
          text: '到140/90算高。[1]',
          citations: [citation],
          writer: 'quote',
          language: 'zh',
          questionId: 'q1',
          askedBy: 'li',
          askedAt: 1000,
          part: 1,
          parts: 1,
        },
      },
    ]);
  });

  it('puts the sources under the last part', () => {
    const text = '每天早晚各量两次血压。[1]量之前先坐五分钟休息。[1]记下来给医生看一看。[1]';
    const parts = partsOf({ answer: answer({ text }), partCharacters: 26 });
    expect(parts.map((part) => part.text)).toEqual([
      '每天早晚各量两次血压。[1]',
      '量之前先坐五分钟休息。[1]',
      '记下来给医生看一看。[1]\n\n原文摘录，来源：\n[1] 血压数值（WHO）',
    ]);
    expect(parts.map(({ body }) => [body.part, body.parts, body.citations.length])).toEqual([
      [1, 3, 0],
      [2, 3, 0],
      [3, 3, 1],
    ]);
    expect(new Set(parts.map(({ sendKey }) => sendKey)).size).toBe(3);
  });

  it('gives the addresses of its sources under the last part, and no part is shorter for it', () => {
    const url = `https://bean.example.org/sources/${'x'.repeat(100)}`;
    const text = '每天早晚各量两次血压。[1]量之前先坐五分钟休息。[1]';
    const parts = partsOf({ answer: answer({ text, citations: [{ ...citation, url }] }), partCharacters: 26 });
    expect(parts.map((part) => part.text)).toEqual([
      '每天早晚各量两次血压。[1]',
      `量之前先坐五分钟休息。[1]\n\n原文摘录，来源：\n[1] 血压数值（WHO） ${url}`,
    ]);
  });

  it('is the same however often it is made, and the first part has the key of a draft', () => {
    expect(partsOf()).toEqual(partsOf());
    expect(partsOf({ answer: answer({ text: '别的。' }) })[0]?.sendKey).toBe(partsOf()[0]?.sendKey);
  });

  it('has no list where nothing is cited', () => {
    expect(partsOf({ answer: answer({ text: '我在。', citations: [], writer: 'fixed' }) })[0]?.text).toBe('我在。');
  });

  describe('of an answer with figures', () => {
    const attachments = [
      { ...pictureAttachment, file: '/files/chart.png' },
      { ...fileAttachment, file: '/files/papers.csv' },
    ];

    it('is its words with figures and picture, then its file', () => {
      const [words, file, ...none] = partsOf({ answer: figuresAnswer(), attachments });
      expect(none).toEqual([]);
      expect(words?.text).toBe(
        '今年共发表 19 篇。\n\n1. 心血管：12\n2. 肿瘤：7\n…共 312 行，见附件\n\n范围：2026 年；数据截至：2026-11-21\n\nAI 生成，仅供参考。',
      );
      expect(words?.body).toMatchObject({
        text: '今年共发表 19 篇。',
        figures: figuresAnswer().figures,
        images: [{ file: '/files/chart.png', description: pictureAttachment.description }],
        part: 1,
        parts: 1,
      });
      expect(file).toMatchObject({
        sendKey: sendKeyOf('q1', 2),
        text: '附件：papers.csv',
        body: { text: '', part: 2, parts: 2, file: { file: '/files/papers.csv', name: 'papers.csv' } },
      });
      expect(file?.body).not.toHaveProperty('figures');
    });

    it('shows no query in plain text', () => {
      expect(
        partsOf({ answer: figuresAnswer(), attachments })
          .map(({ text }) => text)
          .join(),
      ).not.toContain('SELECT');
    });

    it('leaves out what is gone, says so, and points to no file', () => {
      const parts = partsOf({ answer: figuresAnswer(), attachments: [] });
      expect(parts).toHaveLength(1);
      expect(parts[0]?.text).toContain('未能随附');
      expect(parts[0]?.text).not.toContain('见附件');
      expect(parts[0]?.body.text).toContain('未能随附');
      expect(parts[0]?.body).not.toHaveProperty('images');
    });

    it('bears its figures below the last of many words', () => {
      const parts = partsOf({
        answer: figuresAnswer({ text: '今年发表了很多。'.repeat(10) }),
        partCharacters: 40,
        attachments,
      });
      expect(parts.map(({ body }) => [body.part, body.parts, 'figures' in body])).toEqual([
        [1, 2, false],
        [2, 2, true],
        [3, 3, false],
      ]);
    });

    it('aligns columns where that can be seen', () => {
      const answer = figuresAnswer({ figures: papersBySubject(), attachments: [] });
      expect(partsOf({ answer, form: 'aligned' })[0]?.text).toContain('心血管    12\n肿瘤       7');
    });
  });
});
