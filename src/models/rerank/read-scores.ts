import { z } from 'zod';
import { ModelError } from '../../core/ports/chat-model';

const reply = z.object({
  results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })),
  usage: z.object({ total_tokens: z.number().nonnegative().nullish() }).nullish().catch(null),
});

/**
 * Reads `{"results": [{"index", "relevance_score"}]}`, in any order, as one score a text. Nothing is made up: a text
 * without a score, or with two, is an error.
 *
 * @param body the reply's text
 */
export function readScores(body: string, count: number): { scores: number[]; tokens: number | null } {
  const { results, usage } = readReply(body);
  const scores = new Map(results.map(({ index, relevance_score: score }) => [index, score]));
  if (scores.size !== results.length) throw wrong('two scores for one text');
  if (results.some(({ index }) => index >= count)) throw wrong('scores for texts that it was not sent');
  if (scores.size < count) throw wrong(`scores for ${scores.size} of ${count} texts`);
  const inOrder = Array.from({ length: count }, (_, index) => scores.get(index) as number);
  return { scores: inOrder, tokens: usage?.total_tokens ?? null };
}

function readReply(body: string): z.output<typeof reply> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw wrong('what is no JSON');
  }
  const read = reply.safeParse(value);
  if (!read.success) throw wrong('an object of another kind, or a score that is no number');
  return read.data;
}

const wrong = (what: string): ModelError => new ModelError('error', `The rerank model sent ${what}`);
