import type { Answer } from '../../src/core/answer';
import type { AnswerAttachment, Figures } from '../../src/core/figures';
import type { Outcome } from '../../src/core/outcome';
import type { AnswerFiles } from '../../src/core/ports/answer-files';
import { outcome } from './journey';

/** Papers by subject, with a query that nobody is to see by chance. */
export const papersBySubject = (changes: Partial<Figures> = {}): Figures => ({
  source: '论文库',
  table: {
    columns: ['方向', '篇数'],
    rows: [
      ['心血管', 12],
      ['肿瘤', 7],
    ],
  },
  totalRows: 2,
  isCut: false,
  chart: null,
  queries: ['SELECT subject, COUNT(*) FROM papers GROUP BY subject'],
  filters: '2026 年',
  asOf: '2026-11-21',
  ...changes,
});

export const pictureAttachment: AnswerAttachment = {
  kind: 'picture',
  key: `${'a'.repeat(32)}.png`,
  name: 'chart.png',
  mediaType: 'image/png',
  description: '各方向发文量的柱状图',
};
export const fileAttachment: AnswerAttachment = {
  kind: 'file',
  key: `${'b'.repeat(32)}.csv`,
  name: 'papers.csv',
  mediaType: 'text/csv',
  description: '全部 312 行',
};

/** A sentence with a table, a chart and a file. */
export const figuresAnswer = (changes: Partial<Answer> = {}): Answer => ({
  text: '今年共发表 19 篇。',
  citations: [],
  writer: 'model',
  label: 'generated',
  figures: papersBySubject({ totalRows: 312 }),
  attachments: [pictureAttachment, fileAttachment],
  ...changes,
});

export const counted = (answer: Answer): Outcome => outcome({ kind: 'answered', reason: 'figures-found', answer });

/** Has the files with these keys, at the paths that are told. */
export class KnownFiles implements AnswerFiles {
  /** What it was told to remove, in epoch milliseconds. */
  readonly pruned: number[] = [];

  constructor(private readonly files: Readonly<Record<string, string>>) {}

  put = (): Promise<string> => Promise.reject(new Error('nobody expects this'));
  find = (key: string): Promise<string | null> => Promise.resolve(this.files[key] ?? null);

  prune(before: number): Promise<number> {
    this.pruned.push(before);
    return Promise.resolve(0);
  }
}
