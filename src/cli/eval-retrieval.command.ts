import type { Command } from 'commander';
import { z } from 'zod';
import { BadInput } from '../app/failures';
import { openTrial, type OpenTrial } from '../app/open-trial';
import type { Question } from '../core/question';
import {
  EvaluateRetrieval,
  type RetrievalEvaluation,
  type RetrievalFigures,
  type RetrievalPair,
} from '../evaluation/evaluate-retrieval.use-case';
import { TryRetrieval } from '../pipeline/respond/try-retrieval.use-case';
import { matchText } from '../pipeline/preprocess/match-text';
import { languageOf } from '../text/language';
import { describeImages } from './describe-images';
import { evaluateImages } from './eval-retrieval-images';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';

/** Beyond it, a piece counts as not found. */
const CUT = 100;

interface EvalRetrievalOptions {
  data?: string;
  images?: boolean;
  documents?: string;
  questions?: string;
  limit?: string;
  graph?: boolean;
  json?: boolean;
}

export function addEvalRetrievalCommand(evaluation: Command): void {
  evaluation
    .command('retrieval')
    .description(
      'how well questions find their own answer among all: each source, all together, and a baseline; or their figure',
    )
    .option('--data <file>', 'a JSON object a line: {"question", "answer"}; nothing else of it is read')
    .option('--images', 'figures of documents in place of answers, in each of the three ways')
    .option('--documents <folder>', 'with --images: documents with figures; left out: those that are shipped')
    .option('--questions <file>', 'with --images: a JSON object a line, {"question", "document", "ordinal", "facts"}')
    .option('--limit <number>', 'the first so many pairs only')
    .option('--graph', 'the graph of names, too, which is made first; some times slower')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalRetrievalOptions, command: Command) => {
      const { config } = command.optsWithGlobals<{ config?: string }>();
      if (options.images) {
        const result = await evaluateImages({ ...options, config });
        if (options.json) printJson(result);
        else print(describeImages(result));
        return;
      }
      if (options.data === undefined) throw new BadInput('Name a file with --data, or measure figures with --images.');
      const pairs = readPairs(options.data).slice(0, readLimit(options.limit));
      const answers = [...new Set(pairs.map(({ answer }) => answer))];
      const documents = new Map(answers.map((answer, at) => [`${String(at).padStart(6, '0')}.txt`, answer]));
      const trial = await openTrial({ file: config, documents });
      try {
        if (options.graph) await trial.services.enrich.run();
        await whenEmbedded(trial);
        const { lift, ...figures } = await evaluate(trial, pairs, documents);
        if (options.json) printJson(figures);
        else print(describe({ lift, ...figures }));
      } finally {
        await trial.close();
      }
    });
}

async function evaluate(
  { services, assistant }: OpenTrial,
  pairs: readonly RetrievalPair[],
  documents: ReadonlyMap<string, string>,
): Promise<RetrievalEvaluation> {
  const { config, stores, retrievers, snapshots, today } = services;
  const stored = await stores.knowledge.documentVersionsOf(assistant, today());
  const answers = new Map(stored.map(({ id, path }) => [id, documents.get(path) ?? '']));
  const questionOf = (text: string): Question => ({
    assistant,
    conversation: { channel: 'terminal', id: 'eval' },
    member: { id: 'eval', name: 'eval' },
    text,
    rewritten: null,
    matchText: matchText(text, config.preprocess.maxCharacters),
    mentionsBot: false,
    language: languageOf(text),
    attachments: [],
    articles: [],
    quoted: null,
  });
  const trial = new TryRetrieval({
    retrievers,
    reranker: services.models.rerank,
    snapshots,
    retrieval: config.retrieval,
    limit: CUT,
  });
  const answerOf = ({ documentId }: { documentId: string | null }) => answers.get(documentId ?? '');
  return new EvaluateRetrieval({ trial, questionOf, answerOf }).run(pairs);
}

/** Where an embedding model is configured, its source is measured with all vectors. */
async function whenEmbedded({ services }: OpenTrial): Promise<void> {
  const { live, vectors } = services.embedding;
  if (!live) return;
  for (;;) {
    const { state, done, total, problem } = vectors.status();
    if (state === 'ready') return;
    if (state === 'unreachable') throw new BadInput(`The embedding model cannot be reached: ${problem ?? ''}`);
    note(`Embedding ${done} of ${total}`);
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const pairSchema = z.object({ question: text, answer: text });

const readPairs = (file: string): RetrievalPair[] =>
  readJsonLines(file, pairSchema, '{"question": text, "answer": text}');

function readLimit(given: string | undefined): number {
  if (given === undefined) return Infinity;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1) throw new BadInput(`--limit wants a number from 1, found "${given}".`);
  return limit;
}

function describe({ fused, retrievers, baseline, pairs, lift }: RetrievalEvaluation): string {
  const row = (name: string, figures: RetrievalFigures, rest = ''): string[] => [
    name,
    figures.mrr.toFixed(4),
    percent(figures.recall1),
    percent(figures.recall5),
    percent(figures.recall10),
    figures.p50Ms.toFixed(2),
    figures.p99Ms.toFixed(2),
    rest,
  ];
  const lifted = (name: string): string => {
    const gain = lift[name];
    return gain === undefined ? '' : `${gain < 0 ? '' : '+'}${gain.toFixed(4)}`;
  };
  return [
    table([
      ['', 'MRR', 'R@1', 'R@5', 'R@10', 'p50 ms', 'p99 ms', 'adds to all'],
      ...Object.entries(retrievers).map(([name, figures]) => row(name, figures, lifted(name))),
      row('all together', fused),
      row('baseline', baseline),
    ]),
    `${pairs} pairs; all together against the baseline: MRR ${(fused.mrr / baseline.mrr).toFixed(2)} x; ranks beyond ${CUT} count as not found.`,
    'Baseline: BM25, k1 1.2, b 0.75, idf ln(1 + (N - df + 0.5) / (df + 0.5)), over the tokens of jieba.',
  ].join('\n');
}
