import { MovedClock } from '../../../../test/fakes/intake';
import { ConversationPace, sendLimits } from './conversation-pace';

const takeAll = (sut: ConversationPace, conversation: string): number => {
  let taken = 0;
  while (sut.takeForDraft(conversation)) taken++;
  return taken;
};

it('leaves each conversation’s messages to answers, and drafts what remains', () => {
  const clock = new MovedClock();
  const sut = new ConversationPace(clock);
  const drafts = takeAll(sut, 'g1');
  expect(drafts).toBeGreaterThan(0);
  expect(drafts + (sendLimits[0]?.count ?? 0)).toBeLessThanOrEqual(30);
  expect(takeAll(sut, 'g2')).toBe(drafts);
  clock.advance(60_000);
  for (let number = 0; number < drafts; number++) sut.note('g1');
  expect(sut.takeForDraft('g1')).toBe(false);
});

it('keeps to the hour, too', () => {
  const clock = new MovedClock();
  const sut = new ConversationPace(clock);
  let drafts = 0;
  for (let minute = 0; minute < 60; minute++) {
    drafts += takeAll(sut, 'g1');
    clock.advance(59_000);
  }
  expect(drafts + (sendLimits[1]?.count ?? 0)).toBeLessThanOrEqual(1000);
});
