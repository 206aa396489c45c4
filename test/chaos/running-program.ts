import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Variables = Readonly<Record<string, string>>;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const START_MILLISECONDS = 60_000;

/** The real program as a process of its own. */
export class RunningProgram {
  readonly ended: Promise<Ended>;
  /** Epoch milliseconds at which it had opened its channels. */
  startedAt = 0;
  hasEnded = false;
  private stdout = '';
  private readonly child: ChildProcess;

  /** What it logs is added to the file. */
  constructor(
    variables: Variables,
    private readonly logFile: string,
  ) {
    const kept = Object.entries(process.env).filter(([name]) => !/^(FENNELBEAN|CHAOS|OPENAI|NODE_OPTIONS)/.test(name));
    this.child = spawn(process.execPath, [join(__dirname, 'program.js')], {
      env: { ...Object.fromEntries(kept), ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.pipe(createWriteStream(logFile, { flags: 'a' }));
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
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
    const tooLate = new Promise<never>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error(`The program did not start:\n${readFileSync(this.logFile, 'utf8').slice(-2000)}`));
      }, START_MILLISECONDS).unref();
    });
    const address = await Promise.race([printed, this.ended.then(() => null), tooLate]);
    this.startedAt = Date.now();
    return address;
  }

  /** Timers and sockets that it has open. */
  async resources(): Promise<{ timers: number; sockets: number }> {
    this.stdout = '';
    this.child.kill('SIGUSR2');
    return JSON.parse(await this.line(/resources (\{.*\})/)) as { timers: number; sockets: number };
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
