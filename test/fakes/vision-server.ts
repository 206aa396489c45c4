import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promptsFolder } from '../../src/app/program-paths';
import { type AskedRequest, replies, type Scripted, ScriptedOpenAiServer } from './openai-server';
import { type PictureExpectations, pictureFaults, type SentPicture } from './sent-picture';

/** By the prompt that was sent: `look` for `prompts/picture-look.*.md`, and so on; `other` for any other. */
export type VisionStep = 'look' | 'observe' | 'ask' | 'ask-words' | 'letters' | 'describe' | 'other';

/** A text, an object to be written as JSON, or whatever an endpoint may do. */
export type VisionReply = string | object | Scripted;

export interface VisionExpectations extends PictureExpectations {
  /** What may stand in no text of a request and in no byte of its picture. */
  forbidden?: readonly string[];
}

export interface VisionRequest {
  step: VisionStep;
  system: string;
  user: string;
  /** Of the user's message, where it is JSON. */
  question: string;
  known: string;
  model: string;
  authorization: string | undefined;
  picture: SentPicture | null;
}

interface Part {
  type?: string;
  text?: string;
  image_url?: { url?: string };
}

/** Telephone and identity numbers of mainland China: no test sends any that may leave. */
const PERSONAL = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/;

const blind: Readonly<Record<VisionStep, VisionReply>> = {
  look: { kind: 'other', modality: null, observations: [], text: '', confidence: 0.5, isAnswerable: true },
  observe: { observations: [], isAnswerable: false },
  ask: { answer: '', isAnswerable: false, confidence: 0 },
  'ask-words': { answer: '', isAnswerable: false, confidence: 0 },
  letters: { lines: [] },
  describe: { description: '', questions: [] },
  other: '',
};

/**
 * A vision endpoint on this machine that checks what it is sent and answers from a script, by step. There is no model
 * behind it. Each test looks at `faults`, which is empty where all was as it should be.
 */
export class FakeVisionServer {
  readonly requests: VisionRequest[] = [];
  /** What was wrong with what it was sent, in words, with the step. */
  readonly faults: string[] = [];
  expectations: VisionExpectations = {};
  /** Of a list one after the other; the last one stays. */
  script: Partial<Record<VisionStep, VisionReply | readonly VisionReply[]>> = {};
  private readonly server = new ScriptedOpenAiServer();
  private readonly told = new Map<VisionStep, number>();
  private readonly steps = promptBeginnings();

  constructor() {
    this.server.script = (request, response, asked) => this.serve(request, response, asked);
  }

  async start(): Promise<this> {
    await this.server.start();
    return this;
  }

  get baseUrl(): string {
    return this.server.baseUrl;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** As if nothing had been asked, and without script and expectations. */
  reset(): void {
    this.requests.length = 0;
    this.faults.length = 0;
    this.told.clear();
    this.expectations = {};
    this.script = {};
  }

  private serve: Scripted = async (request, response, asked) => {
    const read = await this.read(asked);
    this.requests.push(read);
    const reply = this.replyTo(read.step);
    const scripted = typeof reply === 'function' ? (reply as Scripted) : replies.text(textOf(reply));
    await scripted(request, response, asked);
  };

  private async read({ body, authorization }: AskedRequest): Promise<VisionRequest> {
    const messages = (body.messages ?? []) as unknown as { role?: string; content?: string | Part[] }[];
    const parts = messages.flatMap(({ role, content }): (Part & { role?: string })[] =>
      (typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? [])).map((part) => ({
        ...part,
        ...(role !== undefined && { role }),
      })),
    );
    const textBy = (wanted: string): string =>
      parts.flatMap(({ role, text }) => (role === wanted && text !== undefined ? [text] : [])).join('\n');
    const [system, user] = [textBy('system'), textBy('user')];
    const step = this.stepOf(system);
    const fault = (words: string): number => this.faults.push(`${step}: ${words}`);

    const urls = parts.flatMap(({ type, image_url: sent }) => (type === 'image_url' ? [sent?.url ?? ''] : []));
    if (urls.length !== 1) fault(`${urls.length} copies of pictures in one request, not one`);
    const { picture, faults } = await pictureFaults(urls[0] ?? '', this.expectations);
    faults.forEach(fault);
    const texts = `${system}\n${user}`;
    if (PERSONAL.test(texts)) fault('a telephone or identity number in the text');
    for (const word of this.expectations.forbidden ?? []) {
      if (texts.includes(word)) fault(`the forbidden words ${word} in the text`);
      if (picture?.bytes.includes(word)) fault(`the forbidden words ${word} in the bytes of the picture`);
    }
    const { question = '', known = '' } = objectOf(user);
    return { step, system, user, question, known, model: body.model ?? '', authorization, picture };
  }

  private stepOf(system: string): VisionStep {
    return this.steps.find(({ beginning }) => system.startsWith(beginning))?.step ?? 'other';
  }

  private replyTo(step: VisionStep): VisionReply {
    const scripted = this.script[step] ?? blind[step];
    if (!Array.isArray(scripted)) return scripted;
    const at = this.told.get(step) ?? 0;
    this.told.set(step, at + 1);
    return (scripted as VisionReply[])[Math.min(at, scripted.length - 1)] ?? blind[step];
  }
}

/** What each prompt says before its first variable. */
function promptBeginnings(): { step: VisionStep; beginning: string }[] {
  return readdirSync(promptsFolder).flatMap((file) => {
    const step = /^picture-([a-z-]+)\.(?:zh|en)\.md$/.exec(file)?.[1];
    if (step === undefined) return [];
    const text = readFileSync(join(promptsFolder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    return [{ step: step as VisionStep, beginning: text.trim().split(/\n|\{\{/)[0] ?? '' }];
  });
}

const textOf = (reply: string | object): string => (typeof reply === 'string' ? reply : JSON.stringify(reply));

function objectOf(text: string): { question?: string; known?: string } {
  try {
    return JSON.parse(text) as { question?: string; known?: string };
  } catch {
    return {};
  }
}
