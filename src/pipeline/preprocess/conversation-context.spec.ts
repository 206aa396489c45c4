import { burst } from '../../../test/fakes/journey';
import type { Burst, ContextLine } from '../../core/message';
import { contextOf } from './conversation-context';

const NOW = 10_000_000;
const MINUTE = 60_000;
const options = { botNames: ['茴香豆'], contextMessages: 12 };

const line = (who: 'li' | 'wang' | 'bot', text: string, minutesAgo = 1): ContextLine => ({
  member: who === 'bot' ? null : { id: who, name: who },
  text,
  sentAt: NOW - minutesAgo * MINUTE,
});
const after = (...context: ContextLine[]): Burst => ({ ...burst({ sentAt: NOW }), context });
const antecedents = (lines: ContextLine[], quoted: { text: string; isFromBot: boolean } | null = null) =>
  contextOf(after(...lines), quoted, options).antecedents;

describe('contextOf', () => {
  it('finds what the member said, latest first, and nobody else', () => {
    const lines = [line('li', '我妈做了胃镜', 5), line('wang', '我也做过', 4), line('bot', '术后要流食。', 3)];
    expect(antecedents([...lines, line('li', '@茴香豆 昨天出院了', 2)])).toEqual({
      quoted: null,
      own: ['昨天出院了', '我妈做了胃镜'],
      answer: null,
    });
  });

  it('takes the messages that were one question together', () => {
    const part = (text: string, questionId: string) => ({ ...line('li', text), questionId });
    const lines = [part('高血压能吃', 'q1'), part('咸菜吗？', 'q1'), part('大家好', 'q2'), part('血压多少算高', 'q2')];
    expect(antecedents(lines).own).toEqual(['血压多少算高', '高血压能吃咸菜吗？']);
    expect(antecedents([part('一天吃多少盐', 'q1'), part('能喝酒吗', 'q1')]).own).toEqual(['一天吃多少盐，能喝酒吗']);
  });

  it('leaves out what is old, and what names nothing', () => {
    const lines = [
      line('li', '我妈做了胃镜', 45),
      line('li', '谢谢大家！', 3),
      line('li', '哈哈哈', 2),
      line('li', '好的'),
    ];
    expect(antecedents(lines).own).toEqual([]);
  });

  it('knows nothing where nothing was said', () => {
    expect(contextOf(burst({}), null, options)).toEqual({
      lines: [],
      antecedents: { quoted: null, own: [], answer: null },
    });
  });

  it('looks at the last lines only', () => {
    const talk = after(...Array.from({ length: 30 }, (_, at) => line('li', `第${at}次复查了`)));
    expect(contextOf(talk, null, { ...options, contextMessages: 2 }).lines.map(({ text }) => text)).toEqual([
      '第28次复查了',
      '第29次复查了',
    ]);
    expect(contextOf(talk, null, { ...options, contextMessages: 0 }).lines).toEqual([]);
  });

  it('takes what a member quotes before all else', () => {
    const lines = [line('li', '我妈做了胃镜')];
    expect(antecedents(lines, { text: '周三有讲座', isFromBot: false })).toEqual({
      quoted: '周三有讲座',
      own: [],
      answer: null,
    });
  });
});

describe('a quote of the bot', () => {
  const answer = { text: '煮熟可以吃。[1]', isFromBot: true };
  const talk = [line('li', '化疗后能吃虾吗', 9), line('bot', '煮熟可以吃。[1]', 8), line('li', '医生让多喝水', 2)];

  it('goes on from the question that it answered', () => {
    expect(antecedents(talk, answer)).toEqual({ quoted: null, own: ['化疗后能吃虾吗'], answer: '煮熟可以吃。' });
  });

  it('goes on from the answer alone where another asked', () => {
    const others = [
      line('li', '医生让多喝水', 9),
      line('wang', '化疗后能吃虾吗', 8),
      line('bot', '煮熟可以吃。[1]', 7),
    ];
    expect(antecedents(others, answer)).toEqual({ quoted: null, own: [], answer: '煮熟可以吃。' });
  });

  it('that is long gone from the talk is taken for one to them', () => {
    expect(antecedents([line('li', '化疗后能吃虾吗')], answer).own).toEqual(['化疗后能吃虾吗']);
  });
});
