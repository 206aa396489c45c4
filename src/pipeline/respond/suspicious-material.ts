import type { Evidence } from '../../core/answer';
import type { SuspectedOrder } from '../../core/outcome';
import type { Question } from '../../core/question';
import { injectionSigns } from '../safety/injection/suspect-injection';

/** Where something among a question and its evidence tries to order the bot about, for the admins to see. */
export function suspiciousMaterial(
  { text, quoted, articles }: Pick<Question, 'text' | 'quoted' | 'articles'>,
  evidence: readonly Evidence[],
): SuspectedOrder[] {
  const looked = [
    { where: 'message', words: text },
    { where: 'quote', words: quoted?.text ?? '' },
    ...articles.map(({ title, text: words }) => ({ where: 'article', words: `${title}\n${words}` })),
    ...evidence.map(({ id, text: words }) => ({ where: id, words })),
  ];
  return looked.flatMap(({ where, words }) => {
    const signs = injectionSigns(words);
    return signs.length === 0 ? [] : [{ where, signs }];
  });
}
