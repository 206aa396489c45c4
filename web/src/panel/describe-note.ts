import type { Dictionary } from '../i18n/zh';

const ENDS_A_SENTENCE = /[。.]$/;

/** A code of what preprocess noted, with its detail, in words; one that is not known stands as it is. */
export function describeNote(note: string, { preprocess }: Dictionary): string {
  const [code = '', ...rest] = note.split(': ');
  const words = preprocess.notes[code];
  if (words === undefined) return note;
  const detail = rest.join(': ');
  if (detail === '') return words;
  return preprocess.noteWithDetail(words.replace(ENDS_A_SENTENCE, ''), preprocess.details[detail] ?? detail);
}
