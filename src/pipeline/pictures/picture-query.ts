import type { Question } from '../../core/question';
import { saysLittle } from '../preprocess/asks-about-picture';
import { hasWords } from '../preprocess/clean-text';
import { matchText } from '../preprocess/match-text';

const MOST_CHARACTERS = 300;

/** The member's words, where they say something without the picture; else empty. */
export const ownWords = ({ text }: Pick<Question, 'text'>): string => (hasWords(text) && !saysLittle(text) ? text : '');

/** The question as the knowledge is asked it: what the picture is about, with the words that say something. Null: there is nothing to ask. */
export function pictureQuery(question: Question, about: string): Question | null {
  const search = [ownWords(question), about].filter((part) => part.trim() !== '').join('\n');
  if (search === '') return null;
  return {
    ...question,
    // Who judges what is asked of it reads the member's own words, too.
    rewritten: [question.text, about].filter((part) => part.trim() !== '').join('\n'),
    matchText: matchText(search, MOST_CHARACTERS),
  };
}
