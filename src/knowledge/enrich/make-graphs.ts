import type { PassageGraph } from '../../core/ports/graph-store';
import { Breath } from './breath';
import type { EnrichedBase, Enrichment } from './enrichment';
import { findEntities, rulesKey } from './find-entities';
import { entitiesPromptKey, findEntitiesByModel } from './find-entities-by-model';
import { evenly, readPassages } from './read-passages';
import { collectVocabulary, LONGEST_READ, type ReadPassage, type Vocabulary } from './vocabulary';

/** From fewer passages nobody can tell what is common in the knowledge base: others are looked at along with them. */
const FEW_PASSAGES = 500;
/** The vocabulary is made of these at most. */
const MOST_PASSAGES = 20_000;

/** Finds the entities of the passages that have none yet, first by rules. Every batch is kept, so that it can be broken off. */
export async function makeGraphs(enrichment: Enrichment, enriched: EnrichedBase): Promise<void> {
  const { config, model, graphs } = enrichment;
  if (config.graph === 'off') return;
  const modelKey = config.graph === 'model' && model ? `${model.key}/${entitiesPromptKey}` : null;
  const missing = await graphs.missing(enriched.base.id, modelKey === null ? [rulesKey] : [rulesKey, modelKey]);
  const vocabulary = missing.length > 0 ? await vocabularyOf(missing, { enrichment, enriched }) : null;
  if (vocabulary) await makeByRules(missing, { vocabulary, enrichment, enriched });
  await graphs.removeUnused(enriched.base.id);
  if (modelKey !== null) await makeByModel(modelKey, { vocabulary, enrichment, enriched });
}

interface Work {
  vocabulary: Vocabulary;
  enrichment: Enrichment;
  enriched: EnrichedBase;
}

async function vocabularyOf(missing: readonly string[], { enrichment, enriched }: Omit<Work, 'vocabulary'>) {
  const { graphs, knowledge } = enrichment;
  const known = await graphs.entities([enriched.base.id]);
  const all = missing.length < FEW_PASSAGES ? await graphs.missing(enriched.base.id, []) : [];
  const isMissing = new Set(missing);
  const others = all.filter((id) => !isMissing.has(id));
  const ids = [...evenly(missing, MOST_PASSAGES), ...evenly(others, Math.max(0, FEW_PASSAGES - missing.length))];
  const passages: ReadPassage[] = [];
  for await (const batch of readPassages(ids, knowledge)) {
    enriched.signal.throwIfAborted();
    passages.push(...batch);
  }
  return collectVocabulary(passages, known);
}

async function makeByRules(missing: readonly string[], { vocabulary, enrichment, enriched }: Work): Promise<void> {
  const { graphs, knowledge, logger } = enrichment;
  const { base, signal, onProgress } = enriched;
  const breath = new Breath();
  let done = 0;
  for await (const batch of readPassages(missing, knowledge)) {
    signal.throwIfAborted();
    const found: PassageGraph[] = [];
    for (const passage of batch) {
      if (passage.text.length > LONGEST_READ) {
        logger.warn(
          { passage: passage.id, characters: passage.text.length },
          'Only the begin of a long passage is looked through for entities',
        );
      }
      found.push(findEntities(passage, vocabulary));
      await breath.take();
    }
    await graphs.put(base.id, found, rulesKey);
    done += batch.length;
    onProgress(done, missing.length);
  }
}

/** What a model cannot tell keeps what the rules found. Throws `ModelError` when the model cannot be asked. */
async function makeByModel(
  madeBy: string,
  { vocabulary: made, enrichment, enriched }: Omit<Work, 'vocabulary'> & { vocabulary: Vocabulary | null },
): Promise<void> {
  const { graphs, knowledge, logger, model, budget } = enrichment;
  const { base, signal, onProgress } = enriched;
  if (!model) return;
  const missing = await graphs.missing(base.id, [madeBy]);
  if (missing.length === 0 || !(await budget.hasMore())) return;
  const vocabulary = made ?? (await vocabularyOf(missing, { enrichment, enriched }));
  let done = 0;
  for await (const batch of readPassages(missing, knowledge)) {
    for (const passage of batch) {
      if (!(await budget.hasMore())) return;
      signal.throwIfAborted();
      const { value, tokens } = await findEntitiesByModel(passage, model, signal);
      await budget.spend(tokens);
      if (!value) {
        logger.warn(
          { passage: passage.id },
          'The model did not tell the entities of a passage in the asked form; the rules serve',
        );
      }
      await graphs.put(base.id, [value ?? findEntities(passage, vocabulary)], madeBy);
      onProgress(++done, missing.length);
    }
  }
}
