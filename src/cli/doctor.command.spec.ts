import { Command } from 'commander';
import { FeishuServer } from '../../test/fakes/feishu-server/feishu-server';
import { neededEvents } from '../channels/feishu/doctor/check-events';
import { addDoctorCommand } from './doctor.command';

const appId = 'cli_00000000000000a1';
const variables = ['APP_ID', 'APP_SECRET', 'DOMAIN'].map((name) => `FENNELBEAN_FEISHU__${name}`);

describe('fennelbean doctor feishu', () => {
  const before = variables.map((name) => [name, process.env[name]] as const);
  let server: FeishuServer;

  /** What it writes to standard output, and its exit code. */
  const run = async (...options: string[]) => {
    const out: string[] = [];
    const spies = (['stdout', 'stderr'] as const).map((stream) =>
      jest.spyOn(process[stream], 'write').mockImplementation((text) => {
        if (stream === 'stdout') out.push(String(text));
        return true;
      }),
    );
    const cli = new Command('fennelbean').option('--config <file>');
    addDoctorCommand(cli);
    try {
      await cli.parseAsync(['doctor', 'feishu', ...options], { from: 'user' });
      return { out: out.join(''), exitCode: process.exitCode };
    } finally {
      spies.forEach((spy) => {
        spy.mockRestore();
      });
      process.exitCode = 0;
    }
  };
  const configure = (...values: string[]) => {
    variables.forEach((name, index) => {
      const value = values[index];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    });
  };

  beforeEach(async () => {
    server = await new FeishuServer().start();
    server.addApp({ appId, appSecret: 'the-secret' });
    server.subscribe(appId, { mode: 'websocket', types: neededEvents }, { mode: 'websocket' });
  });

  afterEach(async () => {
    await server.stop();
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });

  it('ends with 2 when no app is configured', async () => {
    configure();
    expect(await run('--json')).toEqual({ out: '{"apps":[]}\n', exitCode: 2 });
  });

  it('ends with 0 when all is well', async () => {
    configure(appId, 'the-secret', server.domain);
    const { out, exitCode } = await run();
    expect(out).toContain('✓ credentials');
    expect(out).not.toContain('✗');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 when a check failed, and prints one JSON object without the secret', async () => {
    configure(appId, 'wrong-secret', server.domain);
    const { out, exitCode } = await run('--json');
    expect(JSON.parse(out)).toMatchObject({ apps: [{ appId, findings: [{ check: 'credentials', ok: false }] }] });
    expect(out).not.toContain('wrong-secret');
    expect(exitCode).toBe(1);
  });
});
