import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { characterRuns, foldText } from '../../text/character-runs';
import { emitGrams, emitWords, TermKind } from '../../text/terms';
import { lookOfImage, unitLength } from './look-of-image';

/** Tells what a picture shows, in words; null where it is not in the script. */
export type Script = (bytes: Buffer) => string | null;

/** Places for words in a vector; what a picture looks like stands behind them. */
const WORDS = 1024;
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
    this.begin(() => null);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(body: Buffer): Promise<string> {
    const { input } = request.parse(JSON.parse(body.toString('utf8')));
    const script = await this.script;
    const vectors = input.map((item) =>
      'text' in item ? Promise.resolve(textVector(item.text)) : imageVector(Buffer.from(item.image, 'base64'), script),
    );
    const data = (await Promise.all(vectors)).map((embedding, index) => ({ index, embedding }));
    return JSON.stringify({ data });
  }
}

const textVector = (text: string): number[] => unitLength([...hashedWords(text), ...nothing(LOOK)]);

async function imageVector(bytes: Buffer, script: Script): Promise<number[]> {
  const words = script(bytes);
  const shown = words === null ? nothing(WORDS) : unitLength(hashedWords(words));
  return unitLength([...shown, ...(await lookOfImage(bytes))]);
}

const nothing = (length: number): number[] => new Array<number>(length).fill(0);

/** Words, and pairs of Chinese characters, each in the place that its hash names. */
function hashedWords(text: string): number[] {
  const vector = nothing(WORDS);
  const count = (term: number): void => {
    const place = (term >>> 2) % WORDS;
    vector[place] = (vector[place] ?? 0) + 1;
  };
  const folded = foldText(text);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') emitGrams(folded, run, 2, TermKind.cjk, count);
    else emitWords(folded, run, count);
  }
  // What holds no word is still somewhere.
  if (!vector.some(Boolean)) vector[0] = 1;
  return vector;
}
