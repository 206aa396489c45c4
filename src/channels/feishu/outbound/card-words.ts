import type { AnswerWriter } from '../../../core/answer';
import type { Language } from '../../../core/question';

interface CardWords {
  sources: (count: number) => string;
  queries: (count: number) => string;
  separator: string;
  open: string;
  close: string;
  up: string;
  down: string;
  reason: string;
  report: string;
  withdraw: string;
  thinking: string;
  stop: string;
}

export const cardWords: Readonly<Record<Language, CardWords>> = {
  zh: {
    sources: (count) => `来源（${count}）`,
    queries: (count) => `查询语句（${count}）`,
    separator: '、',
    open: '（',
    close: '）',
    up: '👍 有用',
    down: '👎 没用',
    reason: '哪里不对？可以不填',
    report: '举报',
    withdraw: '撤回',
    thinking: '正在查阅资料…',
    stop: '停止',
  },
  en: {
    sources: (count) => `Sources (${count})`,
    queries: (count) => `Query (${count})`,
    separator: ', ',
    open: ' (',
    close: ')',
    up: '👍 Useful',
    down: '👎 Not useful',
    reason: 'What is wrong? Optional',
    report: 'Report',
    withdraw: 'Withdraw',
    thinking: 'Looking it up…',
    stop: 'Stop',
  },
};

const labels: Readonly<Record<AnswerWriter, string | null>> = {
  model: 'AI 生成，仅供参考 · AI-generated',
  quote: '原文摘录，由程序自动整理 · Quoted by a program',
  query: '由程序查询数据得出 · Counted by a program',
  fixed: null,
};

/** That a program made it, and which part it is; null for what needs neither. */
export function labelOf({ writer, part, parts }: { writer: AnswerWriter; part: number; parts: number }): string | null {
  const pieces = [labels[writer], parts > 1 ? `${part}/${parts}` : null].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : pieces.join(' · ');
}
