import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { BadInput } from '../app/failures';
import { openTrial, type OpenTrial } from '../app/open-trial';
import { evaluationFolder } from '../app/program-paths';
import type { AppConfig } from '../config/app-config';
import { pictureWays } from '../core/document-picture';
import {
  EvaluateImageRetrieval,
  type FigureQuestion,
  type ImageRetrievalEvaluation,
} from '../evaluation/evaluate-image-retrieval.use-case';
import { ScriptedImageEmbeddings, type Script } from '../evaluation/pictures/scripted-image-embeddings';
import { readJsonLines } from './json-lines';
import { note } from './output';
import { copiesOf, questionAbout, whenFound } from './shown-figures';

export interface ImagesOptions {
  documents?: string | undefined;
  questions?: string | undefined;
  /** What `--config` names. */
  config: string | undefined;
}

export interface ImagesResult extends ImageRetrievalEvaluation {
  /** Figures and captioned tables that were kept of the documents. */
  figures: number;
  /** Questions whose figure was not kept; they count as not found. */
  missing: number;
  /** Pictures whose letters were read; null where nothing here reads letters. */
  lettersOf: number | null;
  /** True: vectors of pictures come from a script, and say nothing of a model. */
  isScripted: boolean;
}

const line = z.object({
  question: z.string().min(1),
  /** Beside the file of questions. */
  document: z.string().min(1),
  /** Among the figures and captioned tables of the document, from 0. */
  ordinal: z.int().min(0),
  /** What the figure shows, for the script. */
  facts: z.string().default(''),
});
type Line = z.output<typeof line>;

/** The script is there only when all letters are read. */
const PATIENCE_SECONDS = 600;

const FOLDER = join(evaluationFolder, 'figures');

/** Reads the documents in a trial of their own, and measures how their figures are found. */
export async function evaluateImages({ documents, questions, config }: ImagesOptions): Promise<ImagesResult> {
  const folder = resolve(documents ?? join(FOLDER, 'documents'));
  const file = resolve(questions ?? join(FOLDER, 'questions.jsonl'));
  const lines = readJsonLines(file, line, '{"question", "document", "ordinal", "facts"}').map((one) => ({
    ...one,
    document: relative(folder, resolve(dirname(file), one.document))
      .split(sep)
      .join('/'),
  }));
  const endpoint = new ScriptedImageEmbeddings();
  const address = await endpoint.start();
  const scripted = { isUsed: true };
  try {
    const trial = await openTrial({
      file: config,
      documents: filesOf(folder),
      configure: (given) => {
        scripted.isUsed = given.models.imageEmbedding.baseUrl === undefined;
        return withAllWays(given, scripted.isUsed ? address : null);
      },
    });
    try {
      return { ...(await measure(trial, { lines, endpoint })), isScripted: scripted.isUsed };
    } finally {
      await trial.close();
    }
  } finally {
    await endpoint.stop();
  }
}

function withAllWays(given: AppConfig, endpoint: string | null): AppConfig {
  const { models, pictures } = given;
  const imageEmbedding = {
    ...models.imageEmbedding,
    ...(endpoint !== null && { baseUrl: endpoint, model: 'scripted', timeoutSeconds: PATIENCE_SECONDS }),
  };
  return {
    ...given,
    models: { ...models, imageEmbedding },
    pictures: { ...pictures, documents: { ...pictures.documents, ways: [...pictureWays] } },
  };
}

async function measure(
  trial: OpenTrial,
  { lines, endpoint }: { lines: readonly Line[]; endpoint: ScriptedImageEmbeddings },
): Promise<Omit<ImagesResult, 'isScripted'>> {
  const { services, assistant } = trial;
  const { stores, figures, pictures: reading, enrich } = services;
  const bases = (await stores.knowledge.listKnowledgeBases()).map(({ id }) => id);
  const kept = await stores.documentPictures.list(bases);
  if (kept.length === 0) throw new BadInput('The documents have no figure that could be kept.');
  const versions = await stores.knowledge.documentVersionsOf(assistant, services.today());
  const idOf = new Map(versions.map(({ id, path }) => [path, id]));
  const figureOf = ({ document, ordinal }: Line) =>
    kept.find((picture) => picture.documentId === idOf.get(document) && picture.ordinal === ordinal) ?? null;

  const keys = [...new Set(kept.flatMap(({ key }) => key ?? []))];
  note(`Reading the letters of ${keys.length} pictures`);
  await enrich.run();
  const readings = await stores.documentPictures.readings(keys);
  const shows = new Map(readings.map(({ key, text }) => [key, `${text}\n`]));
  const tell = (key: string | null | undefined, words: string): void => {
    if (key) shows.set(key, `${shows.get(key) ?? ''}${words}\n`);
  };
  for (const { key, caption, alternative } of kept) tell(key, `${caption}\n${alternative}`);
  for (const asked of lines) tell(figureOf(asked)?.key, asked.facts);
  endpoint.begin(scriptOf(shows));
  await whenFound(figures.search);
  const letters = readings.filter(({ text }) => text !== '').length;

  note('Photos of the pictures are made, and their letters read');
  const copies = await copiesOf(kept, { files: reading.files, recogniser: reading.recognising?.recogniser ?? null });
  const asked = lines.map((one): FigureQuestion => ({ question: one.question, figure: figureOf(one)?.id ?? null }));
  const evaluation = await new EvaluateImageRetrieval({
    rank: async ({ text, picture }, ways) => {
      const question = questionAbout({
        assistant,
        text,
        picture,
        lines: (picture && copies.letters.get(picture)) ?? [],
      });
      return (await figures.search.rank({ question, ways, limit: 50 })).map(({ picture: found }) => found.id);
    },
    give: async (text) => {
      const question = questionAbout({ assistant, text, picture: undefined, lines: [] });
      return (await figures.retriever.retrieve({ question, limit: 30 })).map(({ id }) => id);
    },
  }).run(asked, copies.copies);
  return {
    ...evaluation,
    figures: kept.length,
    missing: asked.filter(({ figure }) => figure === null).length,
    lettersOf: letters === 0 ? null : letters,
  };
}

/** Kept pictures are named by their content. */
function scriptOf(shows: ReadonlyMap<string, string>): Script {
  const byDigest = new Map([...shows].map(([key, text]) => [key.replace(/\..*$/, ''), text]));
  const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const [length = 0] = [...byDigest.keys()].map((digest) => digest.length);
  return { shows: (bytes) => byDigest.get(digestOf(bytes).slice(0, length)) ?? null, all: [...shows.values()] };
}

function filesOf(folder: string): Map<string, Uint8Array> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new BadInput(`There is no folder ${folder}.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name))]));
}
