import { evidence } from '../../../../test/fakes/journey';
import type { Answer, Evidence } from '../../../core/answer';
import { citationsOf } from '../citations';
import { findConflicts } from './conflicts';
import { showConflicts } from './show-conflicts';

const of = (id: string, text: string, reviewedOn: string | null = '2025-01-01', changes: Partial<Evidence> = {}) =>
  evidence(id, { text, title: `《${id}》`.slice(1, -1), headingPath: [], documentId: id, reviewedOn, ...changes });
const old = of('旧手册', '退烧药两次之间至少隔4小时。多喝水。', '2023-05-01');
const recent = of('新手册', '退烧药两次之间至少隔6小时。', '2026-02-01');
const answerOf = (text: string, writer: Answer['writer'], ...cited: Evidence[]): Answer => ({
  text,
  writer,
  citations: citationsOf(cited),
});

describe('two sources that say different things', () => {
  it('stand side by side in a quoted answer, the one reviewed later first', () => {
    const quoted = answerOf('退烧药两次之间至少隔4小时。多喝水。[1]', 'quote', old);
    expect(showConflicts(quoted, [old, recent], 'zh')).toEqual({
      text: '资料说法不一：\n《新手册》（2026-02-01 审核）：退烧药两次之间至少隔6小时。[1]\n《旧手册》（2023-05-01 审核）：退烧药两次之间至少隔4小时。[2]\n多喝水。[2]',
      writer: 'quote',
      citations: [
        expect.objectContaining({ number: 1, evidenceId: '新手册' }),
        expect.objectContaining({ number: 2, evidenceId: '旧手册' }),
      ],
    });
  });

  it('stand behind what a model composed from one of them', () => {
    const composed = answerOf('两次退烧药之间至少要隔4小时。[1]', 'model', old);
    expect(showConflicts(composed, [old, recent], 'zh').text).toBe(
      '两次退烧药之间至少要隔4小时。[1]\n资料说法不一：\n《新手册》（2026-02-01 审核）：退烧药两次之间至少隔6小时。[2]\n《旧手册》（2023-05-01 审核）：退烧药两次之间至少隔4小时。[1]',
    );
  });

  it('are told of in English', () => {
    const two = [of('A', 'Books are lent for 30 days at most.', null), of('B', 'Books are lent for 14 days at most.')];
    const text = showConflicts(answerOf('Books are lent for 30 days.[1]', 'model', two[0] as Evidence), two, 'en').text;
    expect(text).toMatch(/Sources disagree:\n"B" \(reviewed 2025-01-01\): .*14 days.*\[2\]\n"A" \(no date of review\)/);
  });

  it('are not told of where the answer is about something else', () => {
    const other = answerOf('多喝水。[1]', 'quote', old);
    expect(showConflicts(other, [old, recent], 'zh')).toBe(other);
  });
});

describe('what is a conflict', () => {
  it.each([
    ['化疗期间可以吃海鲜，要煮熟。', '化疗期间不能吃海鲜，要煮熟。'],
    ['血压达到140/90 mmHg算高血压。', '血压达到130/80 mmHg算高血压。'],
    ['Wait 30 seconds between two puffs of the inhaler.', 'Wait 60 seconds between two puffs of the inhaler.'],
  ])('%s / %s', (one, other) => {
    expect(findConflicts([of('a', one), of('b', other)])).toHaveLength(1);
  });

  it.each([
    ['of different people', '儿童每次5毫升，每日三次。', '成人每次10毫升，每日三次。'],
    ['of different matters', '早餐供应到8:30为止。', '晚餐供应到19:00为止。'],
    ['in other units', '每次服用0.5克，每日两次。', '每次服用500毫克，一天两次。'],
    ['one more exactly', '术后要复查血常规。', '术后7天要复查血常规和肝功能。'],
    ['of different bounds', '每日饮水至少1500毫升为宜。', '每日饮水不超过2500毫升为宜。'],
  ])('is none: %s', (_why, one, other) => {
    expect(findConflicts([of('a', one), of('b', other)])).toEqual([]);
  });

  it('is none within a document, and none with what nobody reviewed', () => {
    expect(findConflicts([old, { ...recent, documentId: old.documentId }])).toEqual([]);
    expect(findConflicts([old, { ...recent, kind: 'web' }])).toEqual([]);
  });
});
