import { replyTo, typed } from '../../../../test/contract/channel.contract';
import type { ReplyBody } from '../../../core/ports/channel';
import { draftWords, MAX_BYTES, replyWords } from './reply-words';

const body = (changes: Partial<ReplyBody>): ReplyBody => ({ ...replyTo(typed('wecom'), 's').body, ...changes });
const citation = {
  number: 1,
  evidenceId: 'e',
  title: '指南 [2024](旧)',
  headingPath: [],
  sources: ['<@li>'],
  reviewedOn: null,
};

it('is the words alone for one of the program’s own lines', () => {
  expect(replyWords(body({ text: '资料里没有查到。', writer: 'fixed' }), [])).toBe('资料里没有查到。');
});

it('names sources without addresses as words, and lets none of them do anything', () => {
  const text = replyWords(body({ text: '好 [1]。', citations: [citation], language: 'en' }), []);
  expect(text).toContain('Sources:\n[1] 指南 [2024]\u200b(旧) (＜@li>)');
  expect(text).not.toMatch(/<@|\]\(/);
});

it('links web addresses only', () => {
  const lines = (url: string) => replyWords(body({ text: 'x', citations: [{ ...citation, url }] }), []);
  expect(lines('https://x/y')).toContain('[指南 2024\u200b(旧)](https://x/y)');
  expect(lines('javascript:alert(1)')).not.toContain('javascript');
});

it('loses the end of its words when it is too long, never its sources', () => {
  const text = replyWords(body({ text: '😀'.repeat(8000), citations: [citation] }), []);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
  expect(text).toContain('来源：');
  expect(text).toMatch(/😀…\n/);
  expect(text).not.toContain('\ufffd');
});

it('takes even a list of sources that is far too long', () => {
  const citations = Array.from({ length: 500 }, () => ({ ...citation, title: '标题'.repeat(50) }));
  const text = replyWords(body({ text: '好', citations }), []);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
  expect(text).toMatch(/^好\n\n来源：/);
});

it('names what cannot be shown', () => {
  const missing = [
    { kind: 'image' as const, name: '血压计' },
    { kind: 'image' as const, name: '' },
    { kind: 'file' as const, name: '化验单.pdf' },
  ];
  expect(replyWords(body({ text: '看图', writer: 'fixed' }), missing)).toBe(
    '看图\n\n［图片：血压计］\n［图片］\n［文件：化验单.pdf］',
  );
  expect(replyWords(body({ text: 'look', writer: 'fixed', language: 'en' }), missing)).toContain('[Picture: 血压计]');
});

it('says that a draft is on its way while it has no words', () => {
  expect([draftWords('', 'zh'), draftWords(' ', 'en'), draftWords('达到', 'zh')]).toEqual([
    '正在查阅资料…',
    'Looking it up…',
    '达到',
  ]);
  expect(Buffer.byteLength(draftWords('字'.repeat(9000), 'zh'))).toBeLessThan(MAX_BYTES);
});
