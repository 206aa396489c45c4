import { sendJson } from './feishu-server/http';
import { hashedVector } from './hashed-vectors';
import type { AskedRequest, Scripted } from './openai-server';

interface Result {
  index: unknown;
  relevance_score: unknown;
}

const replyOf = (results: readonly unknown[]) => ({
  id: 'rerank-1',
  model: 'scripted',
  usage: { total_tokens: 15 },
  results,
});

/** Best first, as endpoints send it, and no more than asked for. */
const ranked = (scores: readonly number[], { body: { top_n: limit } }: AskedRequest): Result[] =>
  scores
    .map((score, index) => ({ index, relevance_score: score }))
    .sort((left, right) => right.relevance_score - left.relevance_score)
    .slice(0, limit);

const scored =
  (scoreOf: (document: string, query: string) => number): Scripted =>
  (_request, response, asked) => {
    const { documents = [], query = '' } = asked.body;
    sendJson(
      response,
      200,
      replyOf(
        ranked(
          documents.map((document) => scoreOf(document, query)),
          asked,
        ),
      ),
    );
  };

/** The reply as it should be, but with what becomes of its results. */
const changed =
  (change: (results: Result[]) => unknown[]): Scripted =>
  (_request, response, asked) => {
    const scores = (asked.body.documents ?? []).map((_document, at) => 0.9 / (at + 1));
    sendJson(response, 200, replyOf(change(ranked(scores, asked))));
  };

function cosine(left: readonly number[], right: readonly number[]): number {
  const product = left.reduce((sum, value, at) => sum + value * (right[at] as number), 0);
  return product / (Math.hypot(...left) * Math.hypot(...right));
}

/** Things that endpoints do that are asked to judge texts. */
export const rerankings = {
  /** Likeness of the hashed vectors: nothing that a model would say. */
  hashed: scored((document, query) => cosine(hashedVector(document), hashedVector(query))),
  /** By the document's text; 0 for one that is not named. */
  scores: (scores: Readonly<Record<string, number>>): Scripted => scored((document) => scores[document] ?? 0),
  oneMissing: changed((results) => results.slice(1)),
  none: changed(() => []),
  oneTwice: changed((results) => results.map((result) => ({ ...result, index: 0 }))),
  oneTooMany: changed((results) => [...results, { index: results.length, relevance_score: 0.1 }]),
  negativeIndex: changed((results) => results.map((result, at) => (at === 0 ? { ...result, index: -1 } : result))),
  halfIndex: changed((results) => results.map((result, at) => (at === 0 ? { ...result, index: 0.5 } : result))),
  nullScore: changed((results) => results.map((result) => ({ ...result, relevance_score: null }))),
  textScore: changed((results) => results.map((result) => ({ ...result, relevance_score: '0.9' }))),
  nan: ((_request, response) => {
    const text = JSON.stringify(replyOf([{ index: 0, relevance_score: 'literal' }]));
    response.writeHead(200, { 'content-type': 'application/json' }).end(text.replace('"literal"', 'NaN'));
  }) as Scripted,
} as const;
