import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChatter } from '../../src/app/chatter-files';
import { ReadDocuments } from '../../src/knowledge/read-documents.use-case';
import {
  AssistantIndexBuilder,
  type ChatterLines,
  EverydayChatter,
} from '../../src/pipeline/gate/build-assistant.use-case';
import { projectFolder } from './compile-sources';

const root = join(projectFolder, 'knowledge');
const linesOf = (name: string, file: string): string[] =>
  readFileSync(join(root, name, file), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const shippedChatter = readChatter;

/** The shipped knowledge bases by name. */
export const sampleNames = readdirSync(root).sort();

/** A shipped knowledge base as evaluation reads it, with its lists and their test parts. */
export async function sampleKnowledge(name: string) {
  const { documents } = await new ReadDocuments({ size: 640, overlap: 0 }).run({ folder: join(root, name) });
  return {
    documents: documents.map(({ document, passages }) => ({
      id: document.id,
      passages: passages.map(({ id, text }) => ({ passageId: id, text })),
    })),
    good: linesOf(name, 'good-questions.txt'),
    bad: linesOf(name, 'bad-questions.txt'),
    test: { good: linesOf(name, 'good-questions.test.txt'), bad: linesOf(name, 'bad-questions.test.txt') },
  };
}

/** A builder that is fed with a shipped knowledge base. */
export async function sampleBuilder(name: string, chatter: ChatterLines = readChatter()) {
  const builder = new AssistantIndexBuilder(new EverydayChatter(chatter));
  for (const { id, passages } of (await sampleKnowledge(name)).documents) builder.replace(id, passages);
  return builder;
}
