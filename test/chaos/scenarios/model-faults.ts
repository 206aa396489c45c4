import { setTimeout as pause } from 'node:timers/promises';
import { replies, type Scripted } from '../../fakes/openai-server';
import { inWorld, type Scenario } from '../scenario';
import type { World } from '../world';

const DEADLINE_SECONDS = 8;
/** What the way to the model and into the group adds. */
const SLACK_MILLISECONDS = 7_000;
/** Words of machines, and what a group must never read. */
const RAW = /Error|errno|ECONN|Exception|stack|<html|<!doctype|undefined|null|\bat .+:\d+|Bearer|\{"|状态码|http/i;

/** Streams the beginning of an answer, and then does this. */
const streaming =
  (then: (response: Parameters<Scripted>[1]) => void): Scripted =>
  (_request, response) => {
    const delta = { content: '{"answerable": true, "sentences": [{"text": "第1步：先问' };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`,
    );
    then(response);
  };

/** T6 of the trust figures, as far as a writer that asks one model can meet it. */
const faults: Readonly<Record<string, Scripted>> = {
  '429 with Retry-After': replies.refusal(429, { 'retry-after': '20' }),
  '429 without': replies.refusal(429),
  '500': replies.refusal(500),
  '503': replies.refusal(503),
  'connection refused': replies.drop,
  'no word': replies.hang,
  'headers, then nothing': replies.hangInBody,
  'stream stalls': streaming(() => undefined),
  'stream is cut': streaming((response) => response.destroy()),
  'no choices': replies.noChoices,
  'a page of HTML': replies.html,
  'half a JSON': replies.halfJson,
  'wrong types': replies.object({ choices: { message: 7 }, usage: 'none' }),
  'two megabytes': replies.huge,
  gibberish: replies.text('asdf qwer zxcv ⌘⌘⌘ 1234'),
  'another language': replies.answer(
    'Please ask the service desk on the ground floor, they will show you the way. [1]',
  ),
};

/** Whatever the model does, each question ends in one honest outcome in time, and no machine's words reach the group. */
export const modelFaults: Scenario = {
  name: 'model-faults',
  databases: ['sqlite'],
  async run(run, report) {
    const config = { models: { chat: { timeoutSeconds: 3 } }, intake: { deadlineSeconds: DEADLINE_SECONDS } };
    await inWorld(run, report, { config, patience: 60_000 }, async (world) => {
      await world.start();
      let longest = 0;
      for (const [name, script] of Object.entries(faults)) {
        world.model.instead = script;
        const begun = Date.now();
        const asked = world.model.asked;
        const count = run.size === 'full' ? 50 : 2;
        for (const chat of world.addChats(count)) world.ask(chat, { expects: 'outcome' });
        const took = await world.answeredWithin(DEADLINE_SECONDS * 1000 + SLACK_MILLISECONDS);
        if (took === null) report.problem(`${name}: not every question had an outcome in time`);
        longest = Math.max(longest, Date.now() - begun);
        if (world.model.asked - asked > 2 * count) report.problem(`${name}: asked ${world.model.asked - asked} times`);
      }
      report.figure('faults', Object.keys(faults).length);
      report.figure('longest ms', longest);
      world.model.instead = null;
      world.ask(world.addChat());
      await pause(0);
      lookForRawWords(world, (words) => {
        report.problem(words);
      });
    });
  },
};

function lookForRawWords(world: World, problem: (words: string) => void): void {
  for (const entry of world.feishu.log.entries) {
    if (entry.kind !== 'updated' && !(entry.kind === 'posted' && entry.appId !== undefined)) continue;
    if (RAW.test(entry.text)) problem(`A group read: ${entry.text.slice(0, 80)}`);
  }
}
