import { completionSequence, readDraftNote, sequenceBefore } from './draft-note';

const note = { cardId: 'c1', attempt: 0, openedAt: 1000, messageId: null };

it('a note is read as it was written, and nothing else is', () => {
  expect(readDraftNote(JSON.stringify(note))).toEqual(note);
  for (const text of [null, '', 'x', '{}', '[]', JSON.stringify({ ...note, attempt: -1 })]) {
    expect(readDraftNote(text)).toBeNull();
  }
});

it('numbers rise from attempt to attempt, then with time, and stay below 2^31', () => {
  const day = 24 * 3_600_000;
  const numbers = [
    sequenceBefore({ attempt: 0 }) + 1,
    sequenceBefore({ attempt: 0 }) + 1_000_000,
    sequenceBefore({ attempt: 1 }) + 1,
    sequenceBefore({ attempt: 900 }) + 1_000_000,
    completionSequence(note, 1000) + 1_000_000,
    completionSequence(note, 1000 + day),
    completionSequence(note, 1000 + 14 * day),
    2 ** 31,
  ];
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('a clock that went back gives no number of a draft', () => {
  expect(completionSequence(note, 0)).toBeGreaterThan(sequenceBefore({ attempt: 5000 }) + 1_000_000);
});
