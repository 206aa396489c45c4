import type { RedFlag } from '../core/ports/red-flags';
import { EvaluateRedFlags } from './evaluate-red-flags.use-case';

const stroke: RedFlag = { class: 'stroke', rule: 'face-droops' };
const redFlags = { find: (text: string) => (text.includes('!') ? stroke : null) };

it('counts emergencies by class, the low ones apart, and lists the alarms on harmless messages', () => {
  const messages = (['stroke', 'suicide', 'high', 'low', 'none', 'none'] as const).map((label, at) => ({
    line: at + 1,
    label,
    text: at === 2 ? 'calm' : at === 5 ? 'quiet' : 'loud!',
  }));
  expect(new EvaluateRedFlags(redFlags).run(messages)).toEqual({
    messages: 6,
    recall: 2 / 3,
    alarmRate: 0.5,
    byClass: {
      stroke: { recall: 1, count: 1, rightClass: 1 },
      suicide: { recall: 1, count: 1, rightClass: 0 },
      high: { recall: 0, count: 1, rightClass: null },
      low: { recall: 1, count: 1, rightClass: null },
    },
    alarms: [{ line: 5, text: 'loud!', ...stroke }],
    missed: [{ line: 3, text: 'calm', label: 'high' }],
  });
});
