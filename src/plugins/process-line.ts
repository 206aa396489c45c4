import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import type { PluginFaultCode } from '../core/ports/plugin-view';
import { MAX_MESSAGE_BYTES, type ToPlugin } from './messages';
import { messageShape } from './shapes';

export type PluginMessage = z.output<typeof messageShape>;

/** What a plugin may send within a call: requests, logs, and what it returns. */
const MESSAGES_FOR_CALL = 300;
/** While nothing is asked of it. */
const MESSAGES_BETWEEN = 20;

/** The lines of a plugin's process, counted: it cannot make the program keep or read more than it may send. */
export class ProcessLine {
  private parts: Buffer[] = [];
  private length = 0;
  private left = MESSAGES_BETWEEN;

  constructor(
    private readonly child: ChildProcess,
    private readonly on: { message: (message: PluginMessage) => void; fault: (code: PluginFaultCode) => void },
  ) {
    const lines = child.stdio[3] as Readable;
    lines.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    lines.on('error', () => undefined);
    (child.stdin as Writable).on('error', () => undefined);
  }

  send(message: ToPlugin): void {
    if (this.child.stdin?.writable) this.child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** A call begins: so much more may be said. */
  allowCall(): void {
    this.left += MESSAGES_FOR_CALL;
  }

  /** Nothing is under way any more. */
  allowNothing(): void {
    this.left = MESSAGES_BETWEEN;
  }

  close(): void {
    (this.child.stdio[3] as Readable).removeAllListeners('data').destroy();
    this.parts = [];
  }

  private take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...this.parts, chunk.subarray(start, end)]);
      this.parts = [];
      this.length = 0;
      start = end + 1;
      if (!this.takeLine(line)) return;
    }
    if (start < chunk.length) this.parts.push(chunk.subarray(start));
    this.length += chunk.length - start;
    if (this.length > MAX_MESSAGE_BYTES) this.on.fault('too-large');
  }

  private takeLine(line: Buffer): boolean {
    const fault = (code: PluginFaultCode): false => {
      this.on.fault(code);
      return false;
    };
    if (line.length > MAX_MESSAGE_BYTES) return fault('too-large');
    if (--this.left < 0) return fault('flooded');
    const message = messageIn(line);
    if (message === null) return fault('nonsense');
    this.on.message(message);
    return true;
  }
}

function messageIn(line: Buffer): PluginMessage | null {
  try {
    return messageShape.safeParse(JSON.parse(line.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
