import { Command } from 'commander';
import { endpointOfSuite } from '../../test/fakes/openai-endpoint';
import { replies } from '../../test/fakes/openai-server';
import { addDoctorModelsCommand } from './doctor-models.command';

const server = endpointOfSuite();
const key = 'sk-test-5e0f9a77b1';
const sections = ['CHAT', 'EMBEDDING', 'RERANK'];
const names = sections.flatMap((section) =>
  ['BASE_URL', 'MODEL', 'API_KEY'].map((option) => `FENNELBEAN_MODELS__${section}__${option}`),
);
const before = names.map((name) => [name, process.env[name]] as const);

/** What it writes to standard output, and its exit code. */
async function run(...options: string[]) {
  const out: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const cli = new Command('fennelbean').option('--config <file>');
  addDoctorModelsCommand(cli);
  try {
    await cli.parseAsync(['models', ...options], { from: 'user' });
    return { out: out.join(''), exitCode: process.exitCode };
  } finally {
    spy.mockRestore();
    process.exitCode = 0;
  }
}
const set = (name: string, value: string | undefined): void => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};
beforeEach(() => {
  for (const name of names) set(name, undefined);
});
afterAll(() => {
  for (const [name, value] of before) set(name, value);
});
const configure = (...configured: string[]) => {
  for (const section of configured) {
    set(`FENNELBEAN_MODELS__${section}__BASE_URL`, server.baseUrl);
    set(`FENNELBEAN_MODELS__${section}__MODEL`, 'scripted');
    set(`FENNELBEAN_MODELS__${section}__API_KEY`, key);
  }
};

describe('fennelbean doctor models', () => {
  it('ends with 0 where none is configured: nothing is wrong with that', async () => {
    const { out, exitCode } = await run();
    expect(out.match(/^– /gm)).toHaveLength(4);
    expect(exitCode).toBe(0);
  });

  it('ends with 0 when all do what they are for', async () => {
    configure('CHAT', 'EMBEDDING', 'RERANK');
    server.script = replies.text('{"ok": true}');
    const { out, exitCode } = await run();
    expect(out).not.toMatch(/✗/);
    expect(out.match(/^– /gm)).toEqual(['– ']);
    expect(out).toContain('✓ embedding: 256 ');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 when one fails, and prints one JSON object without the key', async () => {
    configure('EMBEDDING');
    server.embeddingScript = replies.echoKeyAsError;
    const { out, exitCode } = await run('--json');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ ok: null }, { check: 'embedding', endpoint: 'embedding', ok: false }, { ok: null }, { ok: null }],
    });
    expect(out).not.toContain(key);
    expect(exitCode).toBe(1);
  });
});
