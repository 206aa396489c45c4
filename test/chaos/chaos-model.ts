import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../src/text/seeded-random';
import { answerOf } from '../fakes/marked-answer';
import { replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';

/** What an answer is found by in a prompt: the number of its question, not of what the question quotes. */
const NUMBER = /## 问题\s[^#]*?单号 (\d{6})/g;

/** An answer, its marks all `[1]`, and words of the passage that it rests on. */
interface Learnt {
  answer: string;
  rest: string;
}

/** The answer with the number that its passage has in the prompt. */
function cited({ answer, rest }: Learnt, prompt: string): string {
  const before = prompt.slice(0, Math.max(0, prompt.indexOf(rest)));
  const number = [...before.matchAll(/^\[(\d+)\]/gm)].at(-1)?.[1] ?? '1';
  return answer.replaceAll('[1]', `[${number}]`);
}

/** A model that knows by heart what it is to answer to which question, and takes its time. */
export class ChaosModel {
  /** Milliseconds that an answer takes, at least and at most. */
  latency: readonly [number, number] = [20, 120];
  /** Called when half of an answer has been written. */
  onHalfway: (() => void) | null = null;
  /** What it does instead of answering; null for answering. */
  instead: Scripted | null = null;
  /** Requests for an answer so far. */
  asked = 0;
  private readonly answers = new Map<string, Learnt>();
  private readonly server = new ScriptedOpenAiServer();
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.server.script = (request, response, asked) => {
      this.server.asked.length = 0;
      this.asked++;
      return this.instead ? this.instead(request, response, asked) : this.answer(request, response, asked);
    };
  }

  async start(): Promise<this> {
    await this.server.start();
    return this;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  get baseUrl(): string {
    return this.server.baseUrl;
  }

  learn(number: string, answer: Learnt): void {
    this.answers.set(number, answer);
  }

  private answer: Scripted = async (request, response, asked) => {
    const { stream, messages } = asked.body;
    const prompt = messages?.at(-1)?.content ?? '';
    const number = [...prompt.matchAll(NUMBER)].at(-1)?.[1] ?? '';
    const learnt = this.answers.get(number);
    const content = learnt === undefined ? '{"answerable": false}' : answerOf(cited(learnt, prompt));
    const [least, most] = this.latency;
    const wait = least + this.random() * (most - least);
    if (stream === true) await this.stream(content, wait, response);
    else {
      await pause(wait);
      await replies.text(content)(request, response, asked);
    }
  };

  private async stream(content: string, wait: number, response: ServerResponse): Promise<void> {
    const write = (choice: object): void => {
      const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'scripted' };
      response.write(`data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }] })}\n\n`);
    };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const pieces = content.match(/[\s\S]{1,40}/g) ?? [];
    for (const [at, piece] of pieces.entries()) {
      if (at === Math.ceil(pieces.length / 2)) this.onHalfway?.();
      await pause(wait / pieces.length);
      if (response.destroyed) return;
      write({ delta: { content: piece }, finish_reason: null });
    }
    write({ delta: {}, finish_reason: 'stop' });
    response.end('data: [DONE]\n\n');
  }
}
