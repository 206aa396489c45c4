import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { characterRuns, foldText } from '../../text/character-runs';
import { emitGrams, emitWords, TermKind } from '../../text/terms';
import { lookOfImage, unitLength } from './look-of-image';

export interface Script {
  /** What a picture shows, in words; null where it is not in the script. */
  shows: (bytes: Buffer) => string | null;
  /** What all pictures show: words that many have tell less. */
  all: readonly string[];
}

/** Places for words in a vector; what a picture looks like stands behind them. */
const WORDS = 2048;
const LOOK = 256;

const request = z.object({
  input: z.array(z.union([z.object({ text: z.string() }), z.object({ image: z.string() })])),
});

/**
 * An endpoint for vectors of words and pictures on this machine, with no model behind it: a text is its hashed words; a
 * picture is the words that a script has for it, with how it looks from afar. It measures how figures are found with
 * such vectors, and nothing of the quality of any model. Requests wait until it has its script.
 */
export class ScriptedImageEmbeddings {
  private readonly server: Server;
  private readonly script: Promise<Script>;
  private give: (script: Script) => void = () => undefined;

  constructor() {
    this.script = new Promise((resolve) => {
      this.give = resolve;
    });
    this.server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        this.answer(Buffer.concat(chunks)).then(
          (reply) => outgoing.setHeader('content-type', 'application/json').end(reply),
          () => outgoing.writeHead(400).end('{"error":{"message":"not understood"}}'),
        );
      });
    });
  }

  /** Resolves to its address, for this machine alone. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** From now on it answers. */
  begin(script: Script): void {
    this.give(script);
  }

  async stop(): Promise<void> {
    this.begin({ shows: () => null, all: [] });
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(body: Buffer): Promise<string> {
    const { input } = request.parse(JSON.parse(body.toString('utf8')));
    const { shows, all } = await this.script;
    const rarity = raritiesIn(all);
    const vectors = input.map(async (item) => {
      if ('text' in item) return unitLength([...hashedWords(item.text, rarity), ...nothing(LOOK)]);
      const bytes = Buffer.from(item.image, 'base64');
      const words = shows(bytes);
      const shown = words === null ? nothing(WORDS) : unitLength(hashedWords(words, rarity));
      return unitLength([...shown, ...(await lookOfImage(bytes))]);
    });
    const data = (await Promise.all(vectors)).map((embedding, index) => ({ index, embedding }));
    return JSON.stringify({ data });
  }
}

const nothing = (length: number): number[] => new Array<number>(length).fill(0);

/** By place, as inverse document frequency. */
function raritiesIn(texts: readonly string[]): number[] {
  const counts = nothing(WORDS);
  for (const text of texts) for (const place of new Set(placesOf(text))) counts[place] = (counts[place] ?? 0) + 1;
  return counts.map((count) => Math.log(1 + (texts.length + 1) / (count + 0.5)));
}

function hashedWords(text: string, rarity: readonly number[]): number[] {
  const vector = nothing(WORDS);
  for (const place of placesOf(text)) vector[place] = (vector[place] ?? 0) + (rarity[place] ?? 0);
  // What holds no word is still somewhere.
  if (!vector.some(Boolean)) vector[0] = 1;
  return vector;
}

/** Words, and pairs of Chinese characters, each in the place that its hash names. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  const add = (term: number): void => void places.push((term >>> 2) % WORDS);
  const folded = foldText(text);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') emitGrams(folded, run, 2, TermKind.cjk, add);
    else emitWords(folded, run, add);
  }
  return places;
}
