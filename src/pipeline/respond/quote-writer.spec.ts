import type { Answer, Evidence } from '../../core/answer';
import { evenIndex, evidence } from '../../../test/fakes/journey';
import type { AnswerConfig } from './answer.config';
import { focusOf } from './question-focus';
import { questionParts } from './question-parts';
import { quoteAnswer, quoteParts } from './quote-writer';
import { rankPieces } from './rank-pieces';

const defaults: AnswerConfig = { maxCharacters: 120, maxPassages: 3 };

function quote(question: string, found: Evidence[], limits: Partial<AnswerConfig> = {}): Answer {
  const focus = focusOf(question, evenIndex());
  return quoteAnswer(focus, rankPieces(focus, found), { ...defaults, ...limits });
}

/** What is quoted, without the marks of the citations. */
const words = ({ text }: Answer): string => text.replace(/\[\d+\]\n?/g, '');

describe('quoteParts', () => {
  const index = evenIndex();
  const found = [
    evidence('when', { title: '', headingPath: [], text: '退号须在就诊前一天申请。' }),
    evidence('days', { title: '', headingPath: [], text: '手机支付的退费三个工作日到账。' }),
    evidence('beside', { title: '', headingPath: [], text: '食堂在地下一层。' }),
  ];
  const quoted = (text: string) =>
    quoteParts(questionParts(text, index), found, {
      limits: { maxCharacters: 120, maxPassages: 3 },
      leastCoverage: 0.4,
    });

  it('answers each of several questions, and cites what answers it', () => {
    const answer = quoted('就诊前几天要申请退号，手机支付的退费几个工作日到账？');
    expect(answer?.text).toBe('退号须在就诊前一天申请。[1]\n手机支付的退费三个工作日到账。[2]');
    expect(answer?.citations.map(({ evidenceId }) => evidenceId)).toEqual(['when', 'days']);
  });

  it('gives an approved answer whole, however long', () => {
    const long = `去五号窗口。${'带上发票和身份证。'.repeat(20)}`;
    const pair = evidence('pair', { kind: 'qa-pair', title: '退费去哪个窗口', headingPath: [], text: long });
    const asked = '手机支付的退费几个工作日到账，退费去哪个窗口？';
    const limits = { maxCharacters: 60, maxPassages: 3 };
    const answer = quoteParts(questionParts(asked, index), [pair, ...found], { limits, leastCoverage: 0.4 });
    expect(answer?.text).toContain(long);
  });

  it('leaves a text alone that asks one thing, or of which one thing is known', () => {
    expect(quoted('手机支付的退费几个工作日到账？')).toBeNull();
    expect(quoted('手机支付的退费几个工作日到账，明天的天气预报说下雨吗？')).toBeNull();
  });
});

describe('quoteAnswer', () => {
  it('quotes the sentence that answers, with its source', () => {
    const { text, citations, writer } = quote('血压多少算高', [
      evidence('a', { text: '多喝水。\n\n血压到140/90算高。\n\n早睡早起。' }),
    ]);
    expect(text).toBe('血压到140/90算高。[1]');
    expect(citations).toEqual([
      {
        number: 1,
        evidenceId: 'a',
        title: '血压数值',
        headingPath: ['怎么算高'],
        sources: ['中国高血压防治指南'],
        reviewedOn: '2026-03-01',
        documentId: 'document-1',
        place: null,
      },
    ]);
    expect(writer).toBe('quote');
  });

  it('takes a second source for what the first does not say, each with its own number', () => {
    const { text, citations } = quote('血压多少算高 要忌口吗', [
      evidence('a', { title: '', headingPath: [], text: '血压到140/90算高。' }),
      evidence('b', { title: '', headingPath: [], text: '要忌口，盐每天少于5克。' }),
    ]);
    expect(text).toBe('血压到140/90算高。[1]\n要忌口，盐每天少于5克。[2]');
    expect(citations.map(({ number, evidenceId }) => [number, evidenceId])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('numbers from 1 what is quoted, whatever its place among the evidence', () => {
    const { text, citations } = quote('血压多少算高', [
      evidence('a', { title: '', headingPath: [], text: '多喝水。' }),
      evidence('b', { title: '', headingPath: [], text: '血压到140/90算高。' }),
    ]);
    expect(text).toBe('血压到140/90算高。[1]');
    expect(citations.map(({ evidenceId }) => evidenceId)).toEqual(['b']);
  });

  it('does not say the same twice', () => {
    const same = { title: '', headingPath: [], text: '血压到140/90算高。' };
    expect(quote('血压多少算高', [evidence('a', same), evidence('b', same)]).citations).toHaveLength(1);
  });

  it('keeps a warning with the sentence that it limits, before anything else of the paragraph', () => {
    const { text } = quote(
      '血压多少算高',
      [evidence('a', { text: `血压到140/90算高。${'平时记录在本子上。'.repeat(3)}但不要自己加药，先问医生。` })],
      { maxCharacters: 40 },
    );
    expect(text).toContain('血压到140/90算高。');
    expect(text).toContain('但不要自己加药，先问医生。');
    expect(words({ text } as Answer).length).toBeLessThanOrEqual(40);
  });

  it('keeps a warning that stands before', () => {
    const text = '孕妇不能吃这类药。普利类药早上吃。';
    expect(words(quote('普利类药什么时候吃', [evidence('a', { text })]))).toBe(text);
  });

  it.each([40, 41, 60, 120, 1000])('stays within %d characters', (maxCharacters) => {
    const found = Array.from({ length: 8 }, (_, at) =>
      evidence(`e${at}`, {
        title: '',
        text: [`血压到${at}40/90算高`, '多少算高要看年纪。不要自己加药。', `- 高血压第${at}级，多少都要吃药`].join(
          '\n\n',
        ),
      }),
    );
    const answer = quote('血压多少算高 要吃药吗 看年纪吗 第几级', found, { maxCharacters, maxPassages: 10 });
    expect(words(answer).length).toBeLessThanOrEqual(maxCharacters);
    expect(words(answer)).not.toBe('');
  });

  it.each([1, 2, 3])('draws on %d passages at most', (maxPassages) => {
    const parts = ['血压多少算高', '血糖多少算低', '尿酸怎么降', '体重怎么减'];
    const found = parts.map((text, at) => evidence(`e${at}`, { title: '', headingPath: [], text: `${text}看这里。` }));
    const { citations, text } = quote(parts.join(' '), found, { maxPassages });
    expect(citations).toHaveLength(maxPassages);
    expect(text.match(/\[\d\]/g)).toEqual(citations.map(({ number }) => `[${number}]`));
  });

  it('cuts what has no sentence ends, and shows the cut', () => {
    const text = `血压多少算高，${'要看年纪、'.repeat(100)}`;
    const answer = words(quote('血压多少算高', [evidence('a', { text })], { maxCharacters: 50 }));
    expect(answer.length).toBeLessThanOrEqual(50);
    expect(answer).toMatch(/^血压多少算高，.*…$/);
    const emoji = words(
      quote('血压多少算高', [evidence('a', { text: `血压高${'😀'.repeat(50)}` })], { maxCharacters: 41 }),
    );
    expect(emoji).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('counts the mark that ends a sentence', () => {
    const found = [evidence('a', { text: '血'.repeat(40) })];
    expect(words(quote('血压多少算高', found, { maxCharacters: 40 }))).toHaveLength(40);
  });

  it('shows code as it is', () => {
    const text = '交作业的命令：\n\n```\nsbatch job.sh\nsqueue\n```';
    expect(quote('sbatch job.sh squeue', [evidence('a', { title: '', headingPath: [], text })]).text).toContain(
      'sbatch job.sh\nsqueue[1]',
    );
  });

  it('ends each sentence', () => {
    expect(words(quote('血压多少算高', [evidence('a', { text: '- 血压到140/90算高' })]))).toBe('血压到140/90算高。');
  });

  it('sets English as English', () => {
    const text = 'High blood pressure starts at 140/90 mmHg. Never change the dose on your own';
    const { text: quoted } = quote('when is blood pressure high', [
      evidence('a', { title: '', headingPath: [], text }),
    ]);
    expect(quoted).toBe(`${text}.[1]`);
  });

  it('says nothing without pieces', () => {
    expect(quote('血压多少算高', [])).toEqual({ text: '', citations: [], writer: 'quote' });
  });

  it('keeps the warning of an approved answer that is too long to be quoted whole', () => {
    const filler = '阿司匹林有时用来预防血栓，要看年龄、血压和出血风险，也要看有没有胃溃疡和哮喘，每个人都不一样。';
    const pair = evidence('p', {
      kind: 'qa-pair',
      title: '阿司匹林要不要吃',
      headingPath: [],
      text: `阿司匹林要不要吃由医生决定。${filler}${filler}对阿司匹林过敏的人绝对不能自己吃。`,
    });
    const answer = words(quote('阿司匹林要不要吃', [pair]));
    expect(answer).toContain('对阿司匹林过敏的人绝对不能自己吃。');
    expect(answer.length).toBeLessThanOrEqual(120);
  });

  it('never quotes what the author hid or struck out', () => {
    const text = '血压到140/90算高。\n<!-- 内部：血压算高\n密码是 hunter2 -->\n血压到~~160/100~~算高。';
    const answer = words(quote('血压多少算高', [evidence('a', { text })]));
    expect(answer).toContain('140/90');
    expect(answer).not.toMatch(/hunter2|160/);
  });
});
