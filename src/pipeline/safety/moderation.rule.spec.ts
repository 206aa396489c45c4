import type { Moderation } from '../../core/ports/moderation-model';
import { announcing } from './announced-failures';
import { moderationRule } from './moderation.rule';

const request = { text: '怎么做', stage: 'question', assistant: 'patients' } as const;
const judging = (found: Moderation | Error) => ({
  judge: () => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)),
});
const check = (found: Moderation | Error, categories: string[] = [], onFailure: 'block' | 'pass' = 'block') =>
  moderationRule(judging(found), { categories, onFailure }).check(request);

describe('the moderation endpoint', () => {
  const violent = { isFlagged: true, categories: ['violence/graphic'] };

  it('blocks what it flags, or the chosen categories alone', async () => {
    expect(await check(violent)).toEqual({ decision: 'block', reason: 'violence-graphic' });
    expect(await check(violent, ['hate'])).toEqual({ decision: 'pass' });
    expect(await check({ isFlagged: false, categories: [] })).toEqual({ decision: 'pass' });
  });

  it('blocks where it fails, unless the admin chose otherwise', async () => {
    expect(await check(new Error('down'))).toEqual({ decision: 'block', reason: 'moderation-failed' });
    expect(await check(new Error('down'), [], 'pass')).toEqual({ decision: 'mark', reason: 'moderation-failed' });
  });

  it('tells the admins once that it fails, and again after it worked', async () => {
    const told: string[] = [];
    const notice = { notify: (note: { reason: string }) => Promise.resolve(void told.push(note.reason)) };
    let found: Moderation | Error = new Error('down');
    const rule = announcing(notice)(
      moderationRule({ judge: () => judging(found).judge() }, { categories: [], onFailure: 'block' }),
    );
    await rule.check(request);
    await rule.check(request);
    expect(told).toEqual(['moderation-failed']);
    found = { isFlagged: false, categories: [] };
    await rule.check(request);
    found = new Error('down');
    await rule.check(request);
    expect(told).toHaveLength(2);
  });

  it('a plugin that throws blocks, and that is told', async () => {
    const told: string[] = [];
    const notice = { notify: (note: { outcomeId: string }) => Promise.resolve(void told.push(note.outcomeId)) };
    const broken = { name: 'clinic', check: () => Promise.reject(new Error('plugin-off')) };
    expect(await announcing(notice)(broken).check(request)).toMatchObject({ decision: 'block' });
    expect(told).toEqual(['clinic']);
  });
});
