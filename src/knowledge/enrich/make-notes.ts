import type { EnrichedBase, Enrichment } from './enrichment';
import { notePassage, notesPromptKey } from './note-passage';
import { readPassages } from './read-passages';

/** Has the model write summaries and questions of the passages that have none yet. Throws `ModelError` when it cannot be asked. */
export async function makeNotes(enrichment: Enrichment, { base, signal, onProgress }: EnrichedBase): Promise<void> {
  const { config, model, notes, knowledge, logger, budget } = enrichment;
  if (!model || (!config.summaries && config.questions === 0)) return;
  const madeBy = `${model.key}/${notesPromptKey}/${config.summaries ? 's' : ''}${config.questions}`;
  const missing = await notes.missing(base.id, madeBy);
  let done = 0;
  for await (const batch of readPassages(missing, knowledge)) {
    for (const passage of batch) {
      if (!(await budget.hasMore())) return;
      signal.throwIfAborted();
      const { value, tokens } = await notePassage(passage, { reader: model, wanted: config, signal });
      await budget.spend(tokens);
      if (!value) {
        logger.warn(
          { passage: passage.id },
          'The model did not write notes of a passage in the asked form; it goes without',
        );
      }
      await notes.put(passage.id, value ?? [], madeBy);
      onProgress(++done, missing.length);
    }
  }
}
