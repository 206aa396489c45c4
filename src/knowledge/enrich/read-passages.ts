import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { ReadPassage } from './vocabulary';

/** Passages that are read at once, so that reading never holds up the process for long. */
const AT_ONCE = 200;

/** In their order, some at a time; what is gone meanwhile is left out. */
export async function* readPassages(
  ids: readonly string[],
  knowledge: Pick<KnowledgeStore, 'findPassages'>,
): AsyncGenerator<ReadPassage[]> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const passages = await knowledge.findPassages(ids.slice(at, at + AT_ONCE));
    yield passages.map(({ id, text, headingPath }) => ({ id, text, headingPath }));
  }
}

/** As many of them at even distances. */
export function evenly<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)] as Item);
}
