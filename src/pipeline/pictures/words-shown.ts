import { completeText, type Question } from '../../core/question';

/** What is asked together with the words on its pictures, for who looks after people. A figure's words are about others. */
export function wordsShown(question: Pick<Question, 'text' | 'rewritten' | 'pictures'>): string {
  const pictures = (question.pictures ?? []).filter(({ kind }) => kind !== 'figure');
  return [completeText(question), ...pictures.flatMap(({ lines }) => lines)].join('\n');
}
