import type { AnswerLabel, AnswerWriter } from '../../core/answer';
import { closingOf } from './closing-of';

const close = (writer: AnswerWriter, audience: 'patients' | 'professionals', label?: AnswerLabel) =>
  closingOf({ writer, ...(label && { label }) }, { policy: { audience }, language: 'zh' });

describe('what stands below an answer', () => {
  const notice = expect.stringMatching(/不能代替医生.*120/) as string;

  it.each([
    ['composed, for patients', close('model', 'patients'), { label: 'generated', notice }],
    ['composed, for professionals', close('model', 'professionals'), { label: 'generated', notice: null }],
    ['quoted, for patients', close('quote', 'patients'), { label: null, notice }],
    ['approved, for patients', close('quote', 'patients', 'approved'), { label: 'approved', notice }],
    ['a fixed line', close('fixed', 'patients'), { label: null, notice: null }],
  ])('%s', (_name, closing, expected) => {
    expect(closing).toEqual(expected);
  });
});
