import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { type Attack, attackClasses, attacks } from '../../fixtures/feishu-webhook/attacks';
import { genuineEvents } from '../../fixtures/feishu-webhook/genuine';
import type { WebhookContext } from '../../fixtures/feishu-webhook/sign';
import { postBytes } from '../post-bytes';
import { inWorld, type Report, type Run, type Scenario } from '../scenario';
import { app } from '../program-config';
import type { World } from '../world';

/** Of each class in the quick set. */
const FEW = 10;
const TRACE = /\bat .+:\d+:\d+|node_modules|\/dist\//;

/**
 * Requests that are forged, stale, replayed or malformed: none is stored, none is answered with an error of ours, and the
 * program lives. Then genuine ones of every shape: each is stored once.
 */
export const attackScenario: Scenario = {
  name: 'attacks',
  // What was stored is read from the file.
  databases: ['sqlite'],
  async run(run, report) {
    await inWorld(run, report, {}, async (world) => {
      const program = await world.start();
      const chatId = world.addChat();
      const context = { ...app, chatId, now: 0 };
      const allowed = await attack(world, context, report, run.size === 'full' ? 100 : FEW, run.seed);
      report.figure('attacks', (run.size === 'full' ? 100 : FEW) * attackClasses.length);
      await pause(500);
      if (program.hasEnded) report.problem('The program ended');
      const actedOn = storedTexts(world).filter(({ text }) => text.includes('attack-') && !isAllowed(text, allowed));
      report.atMost('acted on', actedOn.length, 0);
      for (const { text } of actedOn.slice(0, 5)) report.problem(`Acted on: ${text.slice(0, 60)}`);
      await genuine(world, context, report, run);
      if (program.hasEnded) report.problem('The program ended');
    });
  },
};

/** Gives the ids of the attacks whose genuine origin was delivered, too. */
async function attack(world: World, context: WebhookContext, report: Report, perClass: number, seed: number) {
  const origins = new Set<string>();
  const sent = new Map<string, number>();
  for (const one of attacks(seed)) {
    const before = sent.get(one.class) ?? 0;
    if (before >= perClass) continue;
    sent.set(one.class, before + 1);
    const at = { ...context, now: Date.now() - one.advanceMilliseconds };
    if (one.deliverOriginFirst) {
      origins.add(one.id);
      await postBytes(world.webhookUrl, one.origin(at));
    }
    const { status, text } = await postBytes(world.webhookUrl, one.build(at));
    if (!isExpected(one, status)) report.problem(`${one.id} (${one.description}) was answered with ${status}`);
    if (TRACE.test(text)) report.problem(`${one.id} was shown where it failed: ${text.slice(0, 80)}`);
  }
  return origins;
}

function isExpected({ expected, class: name }: Attack, status: number): boolean {
  // A server may hang up before it has read all of a body that is too large.
  if (name === 'too-large' && (status === 0 || status === 413)) return true;
  const isRefused = status >= 400 && status < 500;
  if (expected === 'refused') return isRefused;
  return expected === 'ignored' ? status === 200 : isRefused || status === 200;
}

const isAllowed = (text: string, ids: ReadonlySet<string>): boolean =>
  ids.has(/attack-\d+-[a-z-]+-\d{3}/.exec(text)?.[0] ?? '');

async function genuine(world: World, context: WebhookContext, report: Report, { size, seed }: Run): Promise<void> {
  const wanted = new Set<string>();
  let count = 0;
  let refused = 0;
  let number = 0;
  for (const event of genuineEvents(seed)) {
    if (size !== 'full' && number++ % 10 !== 0) continue;
    const request = event.build({ ...context, now: Date.now() });
    count++;
    const { status, text } = await postBytes(world.webhookUrl, request);
    const isEchoed = request.challenge === undefined || text.includes(request.challenge);
    if (status !== 200 || !isEchoed) {
      refused++;
      report.problem(`${event.id} was answered with ${status}`);
    }
    if (request.messageId !== undefined) wanted.add(request.messageId);
  }
  const stored = storedTexts(world).map(({ messageId }) => messageId);
  const missing = [...wanted].filter((messageId) => !stored.includes(messageId));
  report.figure('genuine', count);
  report.atMost('genuine refused', refused, 0);
  report.atMost('genuine not stored', missing.length, 0);
  if (new Set(stored).size < stored.length) report.problem('A message is stored twice');
}

function storedTexts({ databaseFile }: World): { messageId: string; text: string }[] {
  const database = new BetterSqlite3(databaseFile, { readonly: true });
  try {
    const rows = database
      .prepare('SELECT platform_message_id AS messageId, COALESCE(text, raw_text) AS text FROM inbox')
      .all();
    return rows as { messageId: string; text: string }[];
  } finally {
    database.close();
  }
}
