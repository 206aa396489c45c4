import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Variables = Readonly<Record<string, string>>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What the program has open and uses. */
export interface Resources {
  timers: number;
  sockets: number;
  /** p99 of what its event loop was late, since the last time that it was asked. */
  loopMilliseconds: number;
  /** Of all its threads, since its start. */
  cpuMilliseconds: number;
}

const START_MILLISECONDS = 60_000;

/** None outlives the harness. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** The real program as a process of its own. */
export class RunningProgram {
  readonly ended: Promise<Ended>;
  /** Epoch milliseconds at which it had opened its channels. */
  startedAt = 0;
  hasEnded = false;
  private stdout = '';
  private readonly child: ChildProcess;

  /** What it logs is added to the file. */
  constructor(variables: Variables, logFile: string) {
    const kept = Object.entries(process.env).filter(([name]) => !/^(FENNELBEAN|CHAOS|OPENAI|NODE_OPTIONS)/.test(name));
    this.child = spawn(
      process.execPath,
      [...(process.env.CHAOS_NODE ?? '').split(' ').filter(Boolean), join(__dirname, 'program.js')],
      {
        env: { ...Object.fromEntries(kept), ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.pipe(createWriteStream(logFile, { flags: 'a' }));
    children.add(this.child);
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        children.delete(this.child);
        this.hasEnded = true;
        resolve({ code, signal });
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Resolves with its address, or with null when it ended before it had one. */
  async opened(): Promise<string | null> {
    const printed = this.line(/(http:\S+)\/\?token=/);
    const isOver = new AbortController();
    const tooLate = pause(START_MILLISECONDS, undefined, { signal: isOver.signal, ref: false }).then(() => {
      throw new Error('The program did not start');
    });
    tooLate.catch(() => undefined);
    const address = await Promise.race([printed, this.ended.then(() => null), tooLate]);
    isOver.abort();
    this.startedAt = Date.now();
    return address;
  }

  async resources(): Promise<Resources> {
    this.stdout = '';
    this.child.kill('SIGUSR2');
    return JSON.parse(await this.line(/resources (\{.*\})/)) as Resources;
  }

  private async line(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.stdout)?.[1];
      if (found !== undefined || this.hasEnded) return found ?? '';
      await pause(5);
    }
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}
