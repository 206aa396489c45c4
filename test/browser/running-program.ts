import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TemporaryFolder } from '../fakes/temporary-folder';

const root = join(__dirname, '..', '..');
const startTimeout = 60_000;
/**
 * Tests write whole messages and ask faster than people do: bursts end soon, and nobody is too quick. What is found out
 * about documents in the background, which takes longer than the start, is not asked for on any page.
 */
const quick = {
  FENNELBEAN_INTAKE__BURST__PAUSE_SECONDS: '0.2',
  FENNELBEAN_INTAKE__BURST__OPEN_SECONDS: '0.2',
  FENNELBEAN_INTAKE__LIMITS__MEMBER_PER_MINUTE: '0',
  FENNELBEAN_KNOWLEDGE__ENRICH__GRAPH: 'off',
  FENNELBEAN_PICTURES__DOCUMENTS__WAYS: '[]',
};

/** The built program with the shipped knowledge and an empty database of its own. */
export class RunningProgram {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: TemporaryFolder,
    /** What a person is told to open. */
    readonly link: string,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<RunningProgram> {
    for (const built of ['dist/main.js', 'web/dist/index.html']) {
      if (!existsSync(join(root, built))) throw new Error(`There is no ${built}. Run: npm run build`);
    }
    const folder = new TemporaryFolder();
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith('FENNELBEAN_'));
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: root,
      env: {
        ...Object.fromEntries(others),
        FENNELBEAN_DATABASE__SQLITE__FILE: join(folder.path, 'test.sqlite'),
        FENNELBEAN_SERVER__PORT: '0',
        FENNELBEAN_SERVER__START_TOKEN: 'token-of-the-browser-test',
        ...quick,
        ...settings,
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const deadline = Date.now() + startTimeout;
    for (;;) {
      const [link] = /http:\S+token=\S+/.exec(output) ?? [];
      if (link !== undefined) return new RunningProgram(child, folder, link);
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL');
        folder.remove();
        throw new Error(`The program did not start:\n${output}`);
      }
      await pause(50);
    }
  }

  get origin(): string {
    return new URL(this.link).origin;
  }

  get token(): string {
    return new URL(this.link).searchParams.get('token') ?? '';
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      await ended;
    }
    this.folder.remove();
  }
}
