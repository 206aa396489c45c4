import { setTimeout as pause } from 'node:timers/promises';
import { ModelWriter } from '../../src/pipeline/respond/model-writer';
import { Responder } from '../../src/pipeline/respond/respond.step';
import { retrievalConfig } from '../../src/pipeline/respond/retrieval.config';
import { chatModelAt } from '../fakes/chat-model-at';
import { evidence, question, snapshot } from '../fakes/journey';
import { replies, type Scripted, ScriptedOpenAiServer, whenStreaming } from '../fakes/openai-server';
import { streams } from '../fakes/openai-streams';

/** What became of the questions that were asked while a model's endpoint had a fault, and after it. */
export interface FaultRow {
  fault: string;
  questions: number;
  /** Answered in the model's words. */
  answered: number;
  /** Answered in the words of the sources, the trace saying why. */
  reduced: number;
  /** Not answered at all. */
  lost: number;
  /** Texts that hold a machine's words or the key. */
  raw: number;
  /** Requests that the endpoint got meanwhile. */
  upstream: number;
  worstMilliseconds: number;
  /** From the end of the fault to the next answer in the model's words; null: none came within half a minute. */
  recoveryMilliseconds: number | null;
}

export interface FaultTableOptions {
  /** For each fault. */
  questions?: number;
  /** Of them at a time. */
  atOnce?: number;
  timeoutSeconds?: number;
  breakerSeconds?: number;
}

const key = 'sk-test-0f3c77a1be';
const inStream = (script: Scripted): Scripted => whenStreaming(script, replies.refusal(503));
const both = (text: string): Scripted => whenStreaming(streams.text(text), replies.text(text));
const ENGLISH = 'It is high from 140/90 on, so measure it again. [1]';
const well = whenStreaming(streams.answer('血压到140/90算高。[1]'), replies.answer('血压到140/90算高。[1]'));

/** T6 of the trust figures. `null`: nobody listens at the address. */
const faults: Readonly<Record<string, Scripted | null>> = {
  '429 with Retry-After': replies.refusal(429, { 'retry-after': '600' }),
  '429 without': replies.refusal(429),
  '500': replies.refusal(500),
  '503': replies.refusal(503),
  'connection refused': null,
  'connection hangs': replies.hang,
  'headers, then nothing': replies.hangInBody,
  'stream stalls': inStream(streams.stalls),
  'stream is cut': inStream(streams.isCut),
  'no choices': replies.noChoices,
  'a page of HTML': replies.html,
  'half a JSON': replies.halfJson,
  'wrong types': replies.object({ choices: [{ message: { content: 7 } }] }),
  'two megabytes': whenStreaming(streams.huge, replies.huge),
  'another language': whenStreaming(streams.answer(ENGLISH), replies.answer(ENGLISH)),
  gibberish: both('asdf ⌘⌘ {"a'),
};

/** Words of machines. */
const RAW = /Error|ECONN|exception|<html|<!doctype|undefined|null|Bearer|quota|sk-|\{"/i;

/** Asks real writers behind real guards, over a real SDK, an endpoint of this machine that has one fault after the other. */
export async function faultTable(options: FaultTableOptions = {}): Promise<FaultRow[]> {
  return Promise.all(Object.entries(faults).map(([fault, script]) => faultRow(fault, script, options)));
}

async function faultRow(
  fault: string,
  script: Scripted | null,
  { questions = 10, atOnce = 5, timeoutSeconds = 1, breakerSeconds = 10 }: FaultTableOptions,
): Promise<FaultRow> {
  const server = await new ScriptedOpenAiServer().start();
  const { baseUrl } = server;
  if (script) server.script = script;
  else await server.stop();
  const responder = responderAt(baseUrl, timeoutSeconds, breakerSeconds);
  const row: FaultRow = {
    ...{ fault, questions, answered: 0, reduced: 0, lost: 0, raw: 0, upstream: 0, worstMilliseconds: 0 },
    recoveryMilliseconds: null,
  };
  for (let asked = 0; asked < questions; asked += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, questions - asked) }, (_, at) => asked + at);
    await Promise.all(batch.map((at) => askOnce(responder, row, at % 2 === 0)));
  }
  row.upstream = server.asked.length;
  server.script = well;
  if (!script) await server.start(Number(new URL(baseUrl).port));
  row.recoveryMilliseconds = await recovery(responder);
  await server.stop();
  return row;
}

async function askOnce(responder: Responder, row: FaultRow, isShown: boolean): Promise<void> {
  const shown: string[] = [];
  const begun = performance.now();
  const writer = await write(responder, isShown ? (text) => shown.push(text) : undefined).then(
    ({ writer, text }) => (shown.push(text), writer),
    () => null,
  );
  row.worstMilliseconds = Math.max(row.worstMilliseconds, Math.round(performance.now() - begun));
  if (writer === 'model') row.answered += 1;
  else if (writer === 'quote') row.reduced += 1;
  else row.lost += 1;
  if (shown.some((text) => RAW.test(text))) row.raw += 1;
}

async function write(responder: Responder, onPartialAnswer: ((text: string) => unknown) | undefined) {
  const written = await responder.write({
    question: question(),
    snapshot: snapshot(),
    evidence: [evidence('a', { text: '血压到140/90算高。' })],
    accepted: true,
    // As the deadline of a message.
    signal: AbortSignal.timeout(90_000),
    ...(onPartialAnswer && { onPartialAnswer: (text: string) => void onPartialAnswer(text) }),
  });
  if (written.status !== 'draft') throw new Error('There is no draft.');
  return written.draft.answer;
}

/** A group goes on asking twice a second. */
async function recovery(responder: Responder): Promise<number | null> {
  const ended = performance.now();
  while (performance.now() - ended < 30_000) {
    const { writer } = await write(responder, undefined);
    if (writer === 'model') return Math.round(performance.now() - ended);
    await pause(500);
  }
  return null;
}

function responderAt(baseUrl: string, timeoutSeconds: number, breakerSeconds: number): Responder {
  const model = chatModelAt({ baseUrl, apiKey: key, timeoutSeconds, failures: 5, breakerSeconds });
  return new Responder({
    retrievers: [],
    modelWriter: new ModelWriter(model, { render: (step: string) => step }),
    answer: { maxCharacters: 120, maxPassages: 3 },
    retrieval: retrievalConfig.parse({}),
  });
}
