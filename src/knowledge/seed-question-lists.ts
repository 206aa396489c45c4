import type { KnowledgeBase } from '../core/knowledge';
import type { QuestionListSeed, QuestionListStore } from '../core/ports/question-list-store';
import { listFiles } from './read-folder';

/** The seed of each list that could be read; a list of null stays as it is stored. */
export function seedsOf(
  base: Pick<KnowledgeBase, 'name' | 'assistant'>,
  lists: { good: readonly string[] | null; bad: readonly string[] | null },
): QuestionListSeed[] {
  return (['bad', 'good'] as const).flatMap((kind) => {
    const texts = lists[kind];
    const source = `${base.name}/${listFiles[kind]}`;
    return texts === null ? [] : [{ assistant: base.assistant, kind, source, texts }];
  });
}

/**
 * Seeds all lists. A question that moved from one file to another can be added only after it was removed there,
 * so whatever changed is seeded once more.
 */
export async function seedQuestionLists(store: QuestionListStore, seeds: readonly QuestionListSeed[]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    let removed = 0;
    for (const seed of seeds) removed += (await store.seed(seed)).removed;
    if (removed === 0) return;
  }
}
