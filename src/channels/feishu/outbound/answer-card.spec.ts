import { papersBySubject } from '../../../../test/fakes/figures';
import type { Citation } from '../../../core/answer';
import type { ReplyBody } from '../../../core/ports/channel';
import { answerCard, answerCards, draftCard, MAX_CARD_BYTES, streamedText } from './answer-card';

const citation = (changes: Partial<Citation> = {}): Citation => ({
  number: 1,
  evidenceId: 'e1',
  title: '血压手册',
  headingPath: ['诊断'],
  sources: ['指南'],
  reviewedOn: null,
  ...changes,
});
const body = (changes: Partial<ReplyBody> = {}): ReplyBody => ({
  text: '高血压是 140/90 [1]。',
  citations: [citation()],
  writer: 'model',
  language: 'zh',
  questionId: 'q1',
  askedBy: 'ou_li',
  askedAt: 0,
  part: 1,
  parts: 1,
  ...changes,
});

interface Element {
  tag?: string;
  name?: string;
  content?: string;
  form_action_type?: string;
  behaviors?: { value: Record<string, unknown> }[];
}
/** Every element of a card, at any depth. */
function elementsOf(card: string | null): Element[] {
  const found: Element[] = [];
  JSON.parse(card ?? '{}', (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'tag' in value) found.push(value as Element);
    return value;
  });
  return found;
}
const textOf = (card: string | null): string =>
  elementsOf(card)
    .map(({ content }) => content ?? '')
    .join('\n');
const actionsOf = (card: string | null) => elementsOf(card).flatMap(({ behaviors }) => behaviors ?? []);

describe('answerCard', () => {
  it('has four buttons that tell the question, and a form with a reason', () => {
    const card = answerCard(body({ language: 'en' }));
    expect(actionsOf(card).map(({ value }) => value)).toEqual(
      ['up', 'withdraw', 'down', 'report'].map((action) => ({ action, questionId: 'q1', language: 'en' })),
    );
    const elements = elementsOf(card);
    expect(elements.filter(({ tag }) => tag === 'input')).toMatchObject([{ name: 'reason', required: false }]);
    expect(elements.filter(({ form_action_type }) => form_action_type === 'submit')).toHaveLength(2);
  });

  it('keeps a form at the root, where alone the platform takes it', () => {
    const { body: root } = JSON.parse(answerCard(body()) ?? '') as { body: { elements: Element[] } };
    expect(root.elements.map(({ tag }) => tag)).toContain('form');
  });

  it.each([
    ['model', 'AI 生成，仅供参考 · AI-generated'],
    ['quote', '原文摘录，由程序自动整理 · Quoted by a program'],
  ] as const)('labels what a %s wrote', (writer, label) => {
    expect(textOf(answerCard(body({ writer })))).toContain(label);
  });

  it('has neither label nor buttons for a fixed line', () => {
    const card = answerCard(body({ writer: 'fixed', citations: [] }));
    expect(actionsOf(card)).toEqual([]);
    expect(textOf(card)).not.toMatch(/AI|program/);
  });

  it('has sources and buttons on its last part only, and a label on each', () => {
    const first = answerCard(body({ part: 1, parts: 2 }));
    expect(actionsOf(first)).toEqual([]);
    expect(textOf(first)).not.toContain('血压手册');
    expect(textOf(first)).toContain('AI-generated · 1/2');
    const last = answerCard(body({ part: 2, parts: 2 }));
    expect(actionsOf(last)).toHaveLength(4);
    expect(textOf(last)).toContain('血压手册');
    expect(textOf(last)).toContain('AI-generated · 2/2');
  });

  it('links a source to its page, and to nothing else', () => {
    const lineWith = (url: string, title = '手册') =>
      textOf(answerCard(body({ citations: [citation({ url, title })] })));
    expect(lineWith('https://example.org/s/1')).toContain('[1] [手册 › 诊断](https://example.org/s/1)（指南）');
    expect(lineWith('https://example.org/a)(b')).toContain('](https://example.org/a%29%28b)');
    for (const url of ['javascript:alert(1)', 'lark://x', 'no address']) expect(lineWith(url)).not.toContain('](');
    expect(lineWith('https://example.org', '](https://evil.example)')).not.toContain('](https://evil');
  });

  it('shows pictures with what they show', () => {
    const card = answerCard(body(), [{ imageKey: 'img_1', description: '血压表' }]);
    expect(elementsOf(card)).toContainEqual(expect.objectContaining({ tag: 'img', img_key: 'img_1' }));
    expect(textOf(card)).toContain('血压表');
  });

  it('is null when the platform would not take it', () => {
    expect(answerCard(body({ text: '血'.repeat(MAX_CARD_BYTES / 3) }))).toBeNull();
    expect(answerCard(body({ text: '血'.repeat(8000) }))).not.toBeNull();
  });
});

describe('the card of an answer with figures', () => {
  const rootOf = (card: string | null | undefined) =>
    (JSON.parse(card ?? '') as { body: { elements: Record<string, unknown>[] } }).body.elements;
  const figures = papersBySubject({ totalRows: 312 });

  it('has words, picture, table, what they are as of, the query behind a fold, and its label, in this order', () => {
    const card = answerCard(body({ figures, citations: [] }), [{ imageKey: 'img_1', description: '柱状图' }]);
    const root = rootOf(card);
    expect(root.map(({ tag }) => tag)).toEqual([
      ...['markdown', 'img', 'table', 'markdown', 'collapsible_panel', 'markdown', 'column_set', 'form'],
    ]);
    expect(root[2]).toMatchObject({
      columns: [
        { name: 'c0', display_name: '方向', data_type: 'text', horizontal_align: 'left' },
        { name: 'c1', display_name: '篇数', data_type: 'text', horizontal_align: 'right' },
      ],
      rows: [
        { c0: '心血管', c1: '12' },
        { c0: '肿瘤', c1: '7' },
      ],
    });
    expect(root[3]?.content).toContain('共 312 行');
    expect(root[3]?.content).toContain('数据截至：2026-11-21');
    expect(root[4]).toMatchObject({
      expanded: false,
      elements: [{ text: { tag: 'plain_text', content: figures.queries[0] } }],
    });
  });

  it('has its table as words, with the picture, where a table is refused', () => {
    const table = { columns: ['谁', 'n'], rows: [['<at id=all></at>', 1]] };
    const [, words, ...none] = answerCards(body({ figures: { ...figures, table } }), [
      { imageKey: 'i', description: '' },
    ]);
    expect(none).toEqual([]);
    expect(rootOf(words).map(({ tag }) => tag)).not.toContain('table');
    expect(textOf(words ?? null)).toContain('&#60;at id=all&#62;&#60;/at&#62;：1');
    expect(elementsOf(words ?? null).some(({ tag }) => tag === 'img')).toBe(true);
  });

  it('loses its queries before its table, and is null when that is too large, too', () => {
    const longest = (characters: number) => ({
      columns: Array.from({ length: 12 }, (_, at) => `c${at}`),
      rows: Array.from({ length: 10 }, () => Array<string>(12).fill('血'.repeat(characters))),
    });
    const queries = Array<string>(3).fill('x'.repeat(2000));
    const card = answerCard(body({ figures: { ...figures, table: longest(60), queries } }));
    expect(rootOf(card).map(({ tag }) => tag)).toContain('table');
    expect(card).not.toContain('xxx');
    expect(answerCard(body({ figures: { ...figures, table: longest(80) } }))).toBeNull();
  });

  it('tells that a program counted, where no model wrote', () => {
    expect(textOf(answerCard(body({ writer: 'query', figures })))).toContain('Counted by a program');
  });
});

describe('draftCard', () => {
  it('streams, can be stopped and is labelled', () => {
    const card = draftCard(body({ text: '', citations: [] }));
    expect(JSON.parse(card)).toMatchObject({ schema: '2.0', config: { streaming_mode: true, update_multi: true } });
    expect(textOf(card)).toContain('正在查阅资料');
    expect(textOf(card)).toContain('AI 生成');
    expect(actionsOf(card)).toMatchObject([{ value: { action: 'withdraw' } }]);
  });

  it('fits, however long the words grow', () => {
    expect(Buffer.byteLength(draftCard(body({ text: '血'.repeat(100_000) })))).toBeLessThan(MAX_CARD_BYTES);
    expect(Buffer.byteLength(streamedText('血'.repeat(100_000)))).toBeLessThan(MAX_CARD_BYTES);
  });
});
