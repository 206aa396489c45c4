import type { Answer, Citation } from '../core/answer';
import { renderReply } from './render-reply';

const citation = (number: number, changes: Partial<Citation> = {}): Citation => ({
  number,
  evidenceId: `e${number}`,
  title: '血压数值',
  headingPath: ['诊断', '诊室'],
  sources: ['中国高血压防治指南', 'WHO'],
  reviewedOn: '2026-03-01',
  ...changes,
});
const answer = (changes: Partial<Answer> = {}): Answer => ({
  text: '到140/90算高。[1]',
  citations: [citation(1)],
  writer: 'quote',
  ...changes,
});

describe('renderReply', () => {
  it('shows what is quoted, and from where', () => {
    expect(renderReply(answer(), 'zh')).toBe(
      '到140/90算高。[1]\n\n原文摘录，来源：\n[1] 血压数值 › 诊断 › 诊室（中国高血压防治指南、WHO）',
    );
  });

  it('shows what a model composed, and from where', () => {
    const citations = [citation(1, { sources: [] }), citation(2, { headingPath: [], sources: ['WHO'] })];
    expect(renderReply(answer({ text: '高。[1][2]', writer: 'model', citations }), 'zh')).toBe(
      '高。[1][2]\n\n来源：\n[1] 血压数值 › 诊断 › 诊室\n[2] 血压数值（WHO）',
    );
  });

  it('ends a source’s line with its address, where there is one', () => {
    const url = 'https://bean.example.org/sources/abc.def-1_2';
    const citations = [citation(1, { url }), citation(2, { sources: [], url }), citation(3, { sources: [] })];
    expect(renderReply(answer({ citations }), 'zh').split('\n').slice(3)).toEqual([
      `[1] 血压数值 › 诊断 › 诊室（中国高血压防治指南、WHO） ${url}`,
      `[2] 血压数值 › 诊断 › 诊室 ${url}`,
      '[3] 血压数值 › 诊断 › 诊室',
    ]);
  });

  it('speaks English', () => {
    expect(renderReply(answer({ text: 'High. [1]' }), 'en')).toBe(
      'High. [1]\n\nQuoted from:\n[1] 血压数值 › 诊断 › 诊室 (中国高血压防治指南, WHO)',
    );
    expect(renderReply(answer({ writer: 'model' }), 'en')).toContain('\nSources:\n');
  });

  it('shows a line of the program as it is', () => {
    expect(renderReply(answer({ text: '我在。', citations: [], writer: 'fixed' }), 'zh')).toBe('我在。');
  });
});
