import { readSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { closeDoors } from './closed-doors';
import { HEADER_BYTES, headerOf } from './frames';
import type { IsolatedReply } from './isolated-process';

const [STDIN, STDOUT] = [0, 1];

export type IsolatedHandler = (request: never) => unknown;

/**
 * The child's side: answers requests one after the other, until the program that asks them is gone. What the handler
 * returns must be what JSON carries. `load` runs when network, programs and writing are closed already, `loadNative`
 * just before: no native code can be loaded later.
 */
export function answerIsolated(load: () => Promise<IsolatedHandler>, loadNative: () => void = () => undefined): void {
  const [read, write] = [readSync, writeSync];
  loadNative();
  closeDoors();
  // A parser's forgotten promise is no reason to lose the answer.
  process.on('unhandledRejection', () => undefined);
  const answerAll = async (): Promise<void> => {
    const handler = (await load()) as (request: unknown) => unknown;
    for (let request = readMessage(read); request !== null; request = readMessage(read)) {
      const reply = Buffer.from(await replyTo(handler, deserialize(request)));
      for (const bytes of [headerOf(reply.length), reply]) writeAll(write, bytes);
    }
    process.exit(0);
  };
  answerAll().catch(() => {
    process.exit(1);
  });
}

async function replyTo(handler: (request: unknown) => unknown, request: unknown): Promise<string> {
  try {
    const value = (await handler(request)) ?? null;
    return JSON.stringify({ value } satisfies IsolatedReply);
  } catch (error) {
    return JSON.stringify({ error: String(error) } satisfies IsolatedReply);
  }
}

/** Null at the end of the input: the program is gone. */
function readMessage(read: typeof readSync): Buffer | null {
  const header = readBytes(read, HEADER_BYTES);
  return header && readBytes(read, header.readUInt32BE());
}

function readBytes(read: typeof readSync, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const count = read(STDIN, bytes, at, length - at, null);
    if (count === 0) return null;
    at += count;
  }
  return bytes;
}

function writeAll(write: typeof writeSync, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += write(STDOUT, bytes, at);
}
