import { lettersOf } from '../visible-text';
import { decodedForms } from './decoded-forms';
import type { JoinedSentences } from './joined-sentences';
import type { KnownWords } from './known-words';

/** Sentences that say a stretch of the known words, openly, cut into sentences, or in a simple disguise. */
export function sayingKnown(
  sentences: JoinedSentences,
  known: KnownWords,
  isFree: (words: string) => boolean,
): number[] {
  const open = known
    .stretchesIn(sentences.letters)
    .filter(({ words }) => !isFree(words))
    .flatMap(({ start, length }) => sentences.placesOfLetters(start, length));
  const disguised = sentences.sentences.flatMap((sentence, at) =>
    decodedForms(sentence).some((form) => known.stretchesIn(lettersOf(form)).some(({ words }) => !isFree(words)))
      ? [at]
      : [],
  );
  return [...open, ...disguised];
}
