import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { sendJson } from './feishu-server/http';
import { hashedVector } from './hashed-vectors';
import type { AskedRequest, Scripted } from './openai-server';

/** As Jina's endpoint takes them. */
export type EmbeddingInput = { text: string } | { image: string };

export const inputsOf = ({ body }: AskedRequest): readonly EmbeddingInput[] =>
  (body.input ?? []) as unknown as readonly EmbeddingInput[];

/** What a script for texts answers is answered to the same texts as objects, and to pictures as if their base64 was a text. */
export const asObjects =
  (script: Scripted): Scripted =>
  (request, response, asked) => {
    const input = inputsOf(asked).map((one) => ('text' in one ? one.text : one.image));
    return script(request, response, { ...asked, body: { ...asked.body, input, encoding_format: 'float' } });
  };

export interface ConceptTable {
  /** Words by which a text is about a concept, by its name. */
  concepts: Readonly<Record<string, readonly string[]>>;
  /** What a picture shows, in words, by the `pictureHash` of its bytes. */
  pictures: Readonly<Record<string, string>>;
}

export const pictureHash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const WORDS = 128;
const GRID = 8;

/**
 * Texts and pictures of the same concepts get near vectors; texts of alike letters and pictures of alike dots are a bit
 * nearer still, so that a distorted copy finds its original. There is no model behind it.
 */
export const byConcepts =
  ({ concepts, pictures }: ConceptTable): Scripted =>
  async (_request, response, asked) => {
    const named = Object.values(concepts);
    const about = (text: string): number[] =>
      named.map((words) => (words.some((word) => text.toLowerCase().includes(word.toLowerCase())) ? 4 : 0));
    const embed = async (input: EmbeddingInput): Promise<number[]> => {
      if ('text' in input) {
        const letters = unit(hashedVector(input.text, WORDS));
        return [...about(input.text), ...letters, ...new Array<number>(GRID * GRID).fill(0)];
      }
      const bytes = Buffer.from(input.image.replace(/^data:[^,]*,/, ''), 'base64');
      const shown = pictures[pictureHash(bytes)] ?? '';
      return [...about(shown), ...new Array<number>(WORDS).fill(0), ...(await dotsOf(bytes))];
    };
    const vectors = await Promise.all(inputsOf(asked).map(embed));
    sendJson(response, 200, {
      object: 'list',
      data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
      model: 'scripted',
      usage: { prompt_tokens: 8, total_tokens: 8 },
    });
  };

/** Light and dark in a coarse grid. */
async function dotsOf(bytes: Buffer): Promise<number[]> {
  const grid = await sharp(bytes).greyscale().resize(GRID, GRID, { fit: 'fill' }).raw().toBuffer();
  const dots = [...grid].slice(0, GRID * GRID);
  const mean = dots.reduce((sum, dot) => sum + dot, 0) / dots.length;
  return unit(dots.map((dot) => dot - mean || 0.01));
}

function unit(values: readonly number[]): number[] {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
