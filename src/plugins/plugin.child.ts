import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as pluginInterface from '../core/plugin';
import { Unavailable, type PluginDefinition } from '../core/plugin';
import { invokePlugin, offerOf } from './invoke-plugin';
import { lockDown } from './lock-down';
import { type FromPlugin, MAX_MESSAGE_BYTES, type PluginCall, type ToPlugin } from './messages';
import { contextOf, type PluginSettings } from './plugin-context';

/** Lines to the host go here, lines from it come in as standard input. */
const TO_HOST = 3;
const PAUSE = new Int32Array(new SharedArrayBuffer(4));
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

let definition: PluginDefinition = {};
let settings: PluginSettings = { configuration: {}, environment: {} };
const underWay = new Map<number, AbortController>();
const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let asks = 0;

/** Waits while the line is full: a plugin that says too much is slowed down by that. */
function write(bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(TO_HOST, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

function tell(message: FromPlugin): void {
  const line = JSON.stringify(message);
  if (Buffer.byteLength(line) <= MAX_MESSAGE_BYTES) write(Buffer.from(`${line}\n`));
  else if (message.type === 'returned') tell({ type: 'returned-too-much', id: message.id });
}

function load({ main, ...given }: Extract<ToPlugin, { type: 'load' }>): void {
  settings = given;
  const load = createRequire(main);
  lockDown({ 'fennelbean/plugin': pluginInterface });
  let offer: unknown;
  try {
    const exported = load(main) as { default?: unknown };
    definition = exported.default ?? exported;
    offer = offerOf(definition);
  } catch {
    tell({ type: 'load-failed' });
    return;
  }
  tell({ type: 'loaded', offer });
}

async function run(id: number, call: PluginCall): Promise<void> {
  const leaving = new AbortController();
  underWay.set(id, leaving);
  const host = {
    ask: (request: Extract<FromPlugin, { type: 'ask' }>['request']) =>
      new Promise<unknown>((resolve, reject) => {
        asked.set(++asks, { resolve, reject });
        tell({ type: 'ask', id: asks, call: id, request });
      }),
    log: (level: 'info' | 'warn', code: string, numbers: Readonly<Record<string, number>>) => {
      tell({ type: 'log', level, code, numbers });
    },
  };
  try {
    const value = await invokePlugin(definition, call, contextOf(settings, { host, signal: leaving.signal }));
    tell({ type: 'returned', id, value });
  } catch (error) {
    tell({ type: 'threw', id, unavailable: unavailableCode(error) });
  } finally {
    underWay.delete(id);
  }
}

const unavailableCode = (error: unknown): string | null => {
  if (!(error instanceof Unavailable)) return null;
  return typeof error.code === 'string' && CODE.test(error.code) ? error.code : 'unavailable';
};

function take(message: ToPlugin): void {
  switch (message.type) {
    case 'load':
      load(message);
      return;
    case 'call':
      void run(message.id, message.call);
      return;
    case 'leave':
      underWay.get(message.id)?.abort();
      return;
    case 'told':
      asked.get(message.id)?.resolve(message.value);
      asked.delete(message.id);
      return;
    case 'unavailable':
      asked.get(message.id)?.reject(new Unavailable(message.code));
      asked.delete(message.id);
  }
}

// What goes wrong beside a call ends the process.
process.on('uncaughtException', () => process.exit(1)).on('unhandledRejection', () => process.exit(1));

let rest = '';
process.stdin
  .setEncoding('utf8')
  .on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(JSON.parse(line) as ToPlugin);
  })
  // The program is gone.
  .on('error', () => process.exit(0))
  .on('end', () => process.exit(0));
