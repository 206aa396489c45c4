import type { Attachment, MessageDetails } from '../../src/core/message';
import type { Dice } from './dice';
import {
  fragment,
  linkQuestion,
  opening,
  pictureQuestion,
  question,
  smallTalk,
  sticker,
  wordsToOthers,
} from './phrases';
import type { Line } from './script';

/** One message of an act. */
export interface ActLine extends Pick<Line, 'joinsWithin' | 'dueWithin' | 'expects'> {
  /** Milliseconds since the message before it in the act; 0 for the first. */
  after: number;
  text: string;
  kind: MessageDetails['kind'];
  mentionsBot?: boolean;
  /** It speaks to somebody else of the group. */
  callsOther?: boolean;
  /** It quotes what was said last in the group. */
  quotes?: boolean;
  /** Milliseconds after which it is taken back. */
  recalledAfter?: number;
  /** It repeats the message before it under another id, as some platforms do: same words, same time. */
  isTwin?: boolean;
}

/** What one member does in one go, and how long they are silent at least after it. */
export interface Act {
  lines: ActLine[];
  silence: number;
}

export type Habit = (dice: Dice) => Act;

/**
 * Milliseconds: the waits of the default configuration (3, 12, 30, 300 and 90 seconds), a second off where a message is
 * to come in time, well beyond where it is to come too late.
 */
export const within = { complete: 2_000, pause: 11_000, open: 29_000, alone: 299_000, longest: 88_000 };
const due = { complete: 3_000, open: 30_000, alone: 300_000 };
const silence = { afterWords: 125_000, afterPicture: 420_000 };

const act = (lines: ActLine[], quiet = silence.afterWords): Act => ({ lines, silence: quiet });

const line = (text: string, changes: Partial<ActLine> = {}): ActLine => ({
  after: 0,
  text,
  kind: 'text',
  joinsWithin: null,
  dueWithin: due.open,
  expects: 'question',
  ...changes,
});
const complete = (text: string, changes: Partial<ActLine> = {}) => line(text, { dueWithin: due.complete, ...changes });
/** Words about a picture or a link may be waited for one; nobody can say from the words alone that it is all. */
const about = (text: string, changes: Partial<ActLine> = {}) => line(text, changes);
const picture = (changes: Partial<ActLine> = {}) => line('', { kind: 'image', dueWithin: due.alone, ...changes });

/** It follows the line before, which is followed at most so long. */
const follows = (dice: Dice, seconds: readonly [number, number], joinsWithin: number): Partial<ActLine> => ({
  after: dice.seconds(...seconds),
  joinsWithin,
});
const soon = (dice: Dice) => follows(dice, [1, 10], within.pause);
const afterPicture = (dice: Dice) => follows(dice, [1, 28], within.open);

const wholeQuestion: Habit = (dice) => act([complete(question(dice), { mentionsBot: dice.chance(0.3) })]);

const pieces: Habit = (dice) => {
  const first = line(fragment(dice), { mentionsBot: dice.chance(0.2) });
  const middle = Array.from({ length: dice.between(0, 4) }, () => line(fragment(dice), soon(dice)));
  return act([first, ...middle, complete(question(dice), soon(dice))]);
};

const unfinishedPieces: Habit = (dice) =>
  act([line(opening(dice)), complete(question(dice), follows(dice, [1, 28], within.open))]);

const withoutAnEnd: Habit = (dice) => act([line(fragment(dice)), line(fragment(dice), soon(dice))]);

const pictureThenQuestion: Habit = (dice) => {
  const more = dice.chance(0.3) ? [picture(follows(dice, [1, 10], within.pause))] : [];
  const mentionsBot = dice.chance(0.3);
  return act([picture(), ...more, about(pictureQuestion(dice), { ...afterPicture(dice), mentionsBot })]);
};

/** In one second, as platforms tell it that know no smaller times. */
const picturesAtOnce: Habit = (dice) => {
  const more = Array.from({ length: dice.between(1, 3) }, () => picture({ after: 0, joinsWithin: within.pause }));
  return act([picture(), ...more, about(pictureQuestion(dice), afterPicture(dice))]);
};

const pictureLongBefore: Habit = (dice) =>
  act([picture(), about(pictureQuestion(dice), follows(dice, [40, 290], within.alone))]);

const questionThenPicture: Habit = (dice) => {
  const [first, next] = dice.chance(0.5)
    ? [about(pictureQuestion(dice)), follows(dice, [0, 2], within.complete)]
    : [line(fragment(dice)), soon(dice)];
  return act([first, picture({ dueWithin: due.open, ...next })]);
};

const pictureInBetween: Habit = (dice) =>
  act([
    line(fragment(dice)),
    picture({ dueWithin: due.open, ...soon(dice) }),
    about(pictureQuestion(dice), afterPicture(dice)),
  ]);

const fileThenQuestion: Habit = (dice) =>
  act([line('', { kind: 'file', dueWithin: due.alone }), about(pictureQuestion(dice), afterPicture(dice))]);

const linkThenQuestion: Habit = (dice) =>
  act([line('', { kind: 'link', dueWithin: due.alone }), about(linkQuestion(dice), afterPicture(dice))]);

const quoteAndQuestion: Habit = (dice) => act([complete(question(dice), { quotes: true })]);

const quoteThenPieces: Habit = (dice) =>
  act([line(fragment(dice), { quotes: true }), complete(question(dice), soon(dice))]);

const callThenQuestion: Habit = (dice) =>
  act([line('', { mentionsBot: true, dueWithin: due.alone }), complete(question(dice), soon(dice))]);

const callAtTheEnd: Habit = (dice) =>
  act([line(fragment(dice)), complete(question(dice), { ...soon(dice), mentionsBot: true })]);

const stickerInBetween: Habit = (dice) =>
  act([
    line(fragment(dice)),
    line(sticker(dice), { kind: 'sticker', ...follows(dice, [1, 10], within.pause) }),
    complete(question(dice), soon(dice)),
  ]);

const takenBack: Habit = (dice) =>
  act([complete(question(dice), { recalledAfter: dice.seconds(1, 40), dueWithin: null, expects: 'anything' })]);

const pieceTakenBack: Habit = (dice) =>
  act([
    line(fragment(dice)),
    line(fragment(dice), { ...soon(dice), recalledAfter: dice.seconds(1, 60), expects: 'anything' }),
    complete(question(dice), soon(dice)),
  ]);

const underTwoIds: Habit = (dice) => {
  const text = question(dice);
  const twin = { after: 0, isTwin: true, dueWithin: null, expects: 'duplicate' } as const;
  return act([complete(text), line(text, twin)]);
};

/** Nobody can say where it is cut, only that it is in order and whole. */
const onAndOn: Habit = (dice) => {
  const more = Array.from({ length: dice.between(12, 30) }, () =>
    line(fragment(dice), { after: dice.seconds(3, 10), dueWithin: null }),
  );
  return act([line(fragment(dice), { dueWithin: null }), ...more]);
};

const anything = { dueWithin: null, expects: 'anything' } as const;
const chat: Habit = (dice) => act([line(smallTalk(dice), { expects: 'anything' })]);
const stickerOnly: Habit = (dice) => act([line(sticker(dice), { kind: 'sticker', ...anything })], silence.afterPicture);
const pictureOnly: Habit = () => act([picture({ expects: 'anything' })], silence.afterPicture);
const talkToOther: Habit = (dice) => act([line(wordsToOthers(dice), { callsOther: true, ...anything })]);
const help: Habit = () => act([line('/help', { mentionsBot: true, ...anything })]);

export const habits: readonly (readonly [weight: number, habit: Habit])[] = [
  [16, wholeQuestion],
  [12, pieces],
  [4, unfinishedPieces],
  [3, withoutAnEnd],
  [8, pictureThenQuestion],
  [3, picturesAtOnce],
  [4, pictureLongBefore],
  [6, questionThenPicture],
  [4, pictureInBetween],
  [2, fileThenQuestion],
  [4, linkThenQuestion],
  [4, quoteAndQuestion],
  [3, quoteThenPieces],
  [3, callThenQuestion],
  [3, callAtTheEnd],
  [2, stickerInBetween],
  [3, takenBack],
  [3, pieceTakenBack],
  [2, underTwoIds],
  [1, onAndOn],
  [8, chat],
  [4, stickerOnly],
  [3, pictureOnly],
  [4, talkToOther],
  [1, help],
];

/** What a message of that kind brings along. */
export function attachmentsOf(kind: MessageDetails['kind'], key: string): Attachment[] {
  if (kind === 'image') return [{ kind: 'image', key, name: null }];
  return kind === 'file' ? [{ kind: 'file', key, name: '检查报告.pdf' }] : [];
}
