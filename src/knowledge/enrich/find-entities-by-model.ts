import { z } from 'zod';
import type { PassageGraph } from '../../core/ports/graph-store';
import { alignedFold } from '../../text/aligned-fold';
import { askForJson, type PassageReader, type Reply } from './ask-for-json';
import type { ReadPassage } from './vocabulary';

/** Raised with every change of the prompt or of what is taken from the reply. */
export const entitiesPromptKey = 'entities:1';

const MOST_ENTITIES = 12;
const MOST_RELATIONS = 24;

const name = z.string().trim().min(2).max(40);
const replySchema = z.object({
  entities: z
    .array(
      z.object({
        name,
        aliases: z.array(z.string().trim().max(40)).nullish(),
        kind: z.string().trim().max(40).nullish(),
      }),
    )
    .max(100),
  relations: z
    .array(z.object({ from: name, to: name, label: z.string().trim().max(40).nullish() }))
    .max(200)
    .nullish(),
});

/** The entities of a passage as a model finds them; what the passage does not say is left out. Throws `ModelError`. */
export async function findEntitiesByModel(
  passage: ReadPassage,
  reader: PassageReader,
  signal: AbortSignal,
): Promise<Reply<PassageGraph>> {
  const { value, tokens } = await askForJson(passage, { reader, step: 'find-entities', schema: replySchema, signal });
  if (!value) return { value: null, tokens };
  const said = alignedFold([...passage.headingPath, passage.text].join('\n'));
  const isSaid = (one: string): boolean => one.length >= 2 && said.includes(alignedFold(one));
  const entities = value.entities
    .filter((entity) => isSaid(entity.name))
    .slice(0, MOST_ENTITIES)
    .map((entity) => ({
      name: entity.name,
      aliases: [...new Set(entity.aliases ?? [])].filter((alias) => isSaid(alias) && alias !== entity.name),
      kind: entity.kind ?? null,
    }));
  // Names of things that the passage never speaks of: the reply is about something else.
  if (entities.length === 0 && value.entities.length > 0) return { value: null, tokens };
  const names = new Set(entities.map((entity) => entity.name));
  const relations = (value.relations ?? [])
    .filter(({ from, to }) => from !== to && names.has(from) && names.has(to))
    .slice(0, MOST_RELATIONS)
    .map(({ from, to, label }) => ({ from, to, label: label && said.includes(alignedFold(label)) ? label : null }));
  return { value: { passageId: passage.id, entities, relations }, tokens };
}
