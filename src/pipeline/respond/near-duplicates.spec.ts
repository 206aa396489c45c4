import { evidence } from '../../../test/fakes/journey';
import type { Evidence } from '../../core/answer';
import { withoutNearDuplicates } from './near-duplicates';

const SALT = '成年人每天吃盐不要超过5克，腌菜、酱油和味精里的盐也要算进去。';
const idsOf = (...ranked: Evidence[]): string[] => withoutNearDuplicates(ranked).map(({ id }) => id);
const unreviewed = { reviewedOn: null };

describe('withoutNearDuplicates', () => {
  it('keeps the better ranked of two that say the same but for marks and spaces', () => {
    const spaced = SALT.replaceAll('，', ', ');
    expect(idsOf(evidence('a', { text: SALT }), evidence('b', { text: spaced }))).toEqual(['a']);
  });

  it('leaves out what a longer piece held before, and keeps the longer piece that comes after', () => {
    const longer = `血压高的人先从吃上改起。${SALT}晚饭后走半小时。`;
    expect(idsOf(evidence('a', { text: SALT }), evidence('b', { text: longer }))).toEqual(['a', 'b']);
    expect(idsOf(evidence('b', { text: longer }), evidence('a', { text: SALT }))).toEqual(['b']);
  });

  it('keeps what differs in a number', () => {
    const other = SALT.replace('5克', '6克');
    expect(idsOf(evidence('a', { text: SALT }), evidence('b', { text: other }))).toEqual(['a', 'b']);
  });

  it('keeps what differs in a number in Chinese', () => {
    const thrice = '这种药每天吃三次，每次吃两片，饭后半小时用温水送服，不要和牛奶一起吃。';
    const twice = thrice.replace('三次', '两次');
    expect(idsOf(evidence('a', { text: thrice }), evidence('b', { text: twice }))).toEqual(['a', 'b']);
    const half = thrice.replace('两片', '半片');
    expect(idsOf(evidence('a', { text: thrice }), evidence('b', { text: half }))).toEqual(['a', 'b']);
  });

  it.each([
    ['吃阿司匹林期间可以喝少量的酒，但要先问过医生。', '吃阿司匹林期间不可以喝少量的酒，但要先问过医生。'],
    [
      'You may take it with grapefruit juice in the morning.',
      'You may not take it with grapefruit juice in the morning.',
    ],
  ])('keeps what denies what the other says', (says, denies) => {
    expect(idsOf(evidence('a', { text: says }), evidence('b', { text: denies }))).toEqual(['a', 'b']);
  });

  it('keeps pieces about the same that say different things', () => {
    const other = '每天吃盐太多会让血压升高，心脏和肾脏都受累，所以要学会看食品标签。';
    expect(idsOf(evidence('a', { text: SALT }), evidence('b', { text: other }))).toEqual(['a', 'b']);
  });

  it('puts what was reviewed, or later, where the other stood', () => {
    const third = evidence('c', { text: '每周量两天血压，早晚各一次，记在本子上。' });
    const old = evidence('a', { text: SALT, reviewedOn: '2024-01-01' });
    const newer = evidence('b', { text: SALT, reviewedOn: '2026-01-01' });
    expect(idsOf(old, third, newer)).toEqual(['b', 'c']);
    expect(idsOf(evidence('a', { text: SALT, ...unreviewed }), third, newer)).toEqual(['b', 'c']);
    expect(idsOf(newer, third, old)).toEqual(['b', 'c']);
  });

  it('never leaves out an approved pair for a passage, and leaves the passage out for it', () => {
    const pair = evidence('p', { kind: 'qa-pair', text: SALT, ...unreviewed });
    expect(idsOf(evidence('a', { text: SALT }), pair)).toEqual(['p']);
    expect(idsOf(pair, evidence('a', { text: SALT }))).toEqual(['p']);
  });

  it('keeps two approved pairs with the same answer to different questions', () => {
    const pair = (id: string, title: string) => evidence(id, { kind: 'qa-pair', title, text: '可以，先问医生。' });
    expect(idsOf(pair('p', '能喝酒吗'), pair('q', '能开车吗'))).toEqual(['p', 'q']);
    expect(idsOf(pair('p', '能喝酒吗'), pair('q', '能喝酒吗'))).toEqual(['p']);
  });

  it("prefers the knowledge's own word to a stranger's page", () => {
    const page = evidence('w', { kind: 'web', text: SALT, reviewedOn: '2026-09-01' });
    expect(idsOf(page, evidence('a', { text: SALT, ...unreviewed }))).toEqual(['a']);
  });

  it('does not take short pieces for the same because they are short', () => {
    expect(idsOf(evidence('a', { text: '可以' }), evidence('b', { text: '可以吃' }))).toEqual(['a', 'b']);
    expect(idsOf(evidence('a', { text: '可以' }), evidence('b', { text: '可以。' }))).toEqual(['a']);
  });
});
