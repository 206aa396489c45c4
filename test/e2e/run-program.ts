import { type ChildProcess, spawn } from 'node:child_process';
import { compiledScript } from '../support/compile-sources';
import { Page, until } from './page';
import type { ProgramFolder } from './program-folder';

export const startToken = 'token-of-this-start';

type Variables = Readonly<Record<string, string>>;

// A busy machine takes its time to start a program.
jest.setTimeout(120_000);

/** What ended is forgotten; the rest is ended with the tests. */
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** As it is set here, without what configures a program. */
const environment = (variables: Variables): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(FENNELBEAN|OPENAI|NODE_OPTIONS)/.test(name)),
  ),
  ...variables,
});

export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

class Child {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(
    script: 'cli.js' | 'main.js',
    args: readonly string[],
    folder: ProgramFolder,
    variables: Variables,
    input = '',
  ) {
    const config = { FENNELBEAN_CONFIG: folder.configFile(), ...variables };
    const child = spawn(process.execPath, [compiledScript(script), ...args], {
      cwd: folder.path,
      env: environment(config),
    });
    children.add(child);
    this.child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    child.stdin.on('error', () => undefined).end(input);
    this.ended = new Promise((resolve) => {
      child.on('close', (exitCode) => {
        children.delete(child);
        resolve({ exitCode, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs a command to its end. */
export function command(
  folder: ProgramFolder,
  args: readonly string[],
  { variables = {}, input = '' } = {},
): Promise<Ended> {
  return new Child('cli.js', args, folder, variables, input).ended;
}

export interface RunningProgram {
  page: Page;
  /** All that it has logged. */
  log(): string;
  ended: Promise<Ended>;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Starts the server and waits until it prints its address; with `ready`, until its indexes are built. */
export async function startProgram(
  folder: ProgramFolder,
  { variables = {}, ready = true }: { variables?: Variables; ready?: boolean } = {},
): Promise<RunningProgram> {
  const child = new Child('main.js', [], folder, { FENNELBEAN_SERVER__START_TOKEN: startToken, ...variables });
  const failed = child.ended.then(({ stderr }) => {
    throw new Error(`The program ended: ${stderr}`);
  });
  const printed = until(() => /(http:\S+)\/\?token=/.exec(child.stdout)?.[1] ?? null, 'address', 60_000);
  const page = new Page(await Promise.race([printed, failed]), startToken);
  failed.catch(() => undefined);
  const isReady = async () => ((await page.json<{ status: string }>('/health')).status === 'ok' ? true : null);
  if (ready) await until(isReady, 'index', 60_000);
  return {
    page,
    log: () => child.stderr,
    ended: child.ended,
    stop: (signal = 'SIGTERM') => child.kill(signal),
  };
}

/** Starts what cannot start, and gives how it ended. */
export const startInVain = (folder: ProgramFolder, variables: Variables = {}): Promise<Ended> =>
  new Child('main.js', [], folder, variables).ended;
