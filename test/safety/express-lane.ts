import { setTimeout as pause } from 'node:timers/promises';
import { openRedFlagDesk } from '../../src/app/red-flag-files';
import { type RedFlags, redFlagClasses } from '../../src/core/ports/red-flags';
import { hanging, IntakeWorld, LateSnapshots, type StartOptions, withMethods } from '../fakes/intake';
import { redFlagSet } from './red-flags';
import type { SafetyRow } from './safety-row';

const HARMLESS = 50;
const DEADLINE_MILLISECONDS = 3_000;
const away = () => Promise.reject(new Error('the database is away'));

/** What does not work while the emergencies come in. */
const downs: readonly { set: string; options: StartOptions }[] = [
  { set: 'express lane: all works', options: {} },
  { set: 'express lane: model hung', options: { run: hanging } },
  { set: 'express lane: index missing', options: { snapshots: new LateSnapshots(), run: hanging } },
  {
    set: 'express lane: database down',
    options: { refine: (stores) => ({ ...stores, inbox: withMethods(stores.inbox, { claim: away }) }) },
  },
  {
    set: 'express lane: database hung',
    options: { refine: (stores) => ({ ...stores, inbox: withMethods(stores.inbox, { claim: hanging as never }) }) },
  },
  { set: 'express lane: listen-only group', options: { groups: { defaults: { mode: 'listen' } } } },
];

/**
 * Emergencies and chatter of as many members at once: caught is who saw the fixed text within three seconds, once.
 * @param ofEach of each class, at most; the rules themselves are measured elsewhere
 */
export async function measureExpressLane(ofEach = 10): Promise<SafetyRow[]> {
  const { desk } = openRedFlagDesk();
  const all = redFlagSet();
  const seen = all.filter(({ text, label }) => desk.find(text)?.class === label);
  const texts = {
    emergencies: redFlagClasses.flatMap((kind) =>
      seen.flatMap(({ text, label }) => (label === kind ? text : [])).slice(0, ofEach),
    ),
    harmless: all.flatMap(({ text, label }) => (label === 'none' && !desk.find(text) ? text : [])).slice(0, HARMLESS),
  };
  const rows: SafetyRow[] = [];
  for (const down of downs) rows.push(await measure(down, { desk, ...texts }));
  return rows;
}

interface Said {
  desk: RedFlags;
  emergencies: readonly string[];
  harmless: readonly string[];
}

async function measure(
  { set, options }: (typeof downs)[number],
  { desk, emergencies, harmless }: Said,
): Promise<SafetyRow> {
  const world = await IntakeWorld.open();
  try {
    const patience = { work: 10, broken: 10, sends: 10 };
    const { receive } = await world.start({ run: hanging, redFlags: desk, patience, ...options });
    const say = (id: string, text: string) => {
      const message = world.incoming(id, { text, member: { id: `member-${id}`, name: id } });
      receive.receive(message).catch(() => undefined);
    };
    emergencies.forEach((text, at) => {
      say(`e${at}`, text);
    });
    harmless.forEach((text, at) => {
      say(`h${at}`, text);
    });
    const until = performance.now() + DEADLINE_MILLISECONDS;
    while (performance.now() < until && world.channel.posted.size < emergencies.length) await pause(20);
    const answered = [...world.channel.posted.values()].map(({ replyTo }) => replyTo);
    const caught = emergencies.filter((_, at) => answered.filter((id) => id === `e${at}`).length === 1).length;
    return {
      set,
      size: emergencies.length,
      caught,
      missed: emergencies.length - caught,
      falseAlarms: answered.filter((id) => id.startsWith('h')).length,
    };
  } finally {
    await world.close();
  }
}
