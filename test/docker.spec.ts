import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { parse } from 'yaml';
import { appConfig } from '../src/config/app-config';
import { loadConfig } from '../src/config/load-config';
import { optionsIn, sectionOf } from '../src/config/options';
import { isIgnored, parseDockerfile, type Instruction } from './docker/dockerfile';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; engines: { node: string } };
const config = loadConfig({ environment: {}, workingDirectory: '/app' });
const options = optionsIn(sectionOf(appConfig));
const variables = options.map(({ variable }) => variable);
const secrets = options.filter(({ secret }) => secret).map(({ variable }) => variable);
const ignored = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const stages = parseDockerfile(read('Dockerfile'));
const [build, runtime] = stages;
const instructions = stages.flatMap((stage) => stage.instructions);
const all = (name: string, from: readonly Instruction[] = instructions) => from.filter((item) => item.name === name);
const last = (name: string) => all(name, runtime?.instructions).at(-1)?.text;
const sourcesOf = ({ text }: Instruction) => text.split(/\s+/).slice(0, -1);

describe('Dockerfile', () => {
  it('has a stage that builds and one that runs, on the same Node that the project supports', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', null]);
    expect(build?.image).toBe(runtime?.image);
    const major = Number(/^node:(\d+)-[a-z-]+$/.exec(build?.image ?? '')?.[1]);
    expect(major).toBeGreaterThanOrEqual(Number(/\d+/.exec(manifest.engines.node)?.[0]));
  });

  it('copies what exists and is not ignored', () => {
    const copied = all('COPY')
      .filter((item) => item.options.from === undefined)
      .flatMap(sourcesOf);
    expect(copied).not.toEqual([]);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied.filter((path) => isIgnored(path, ignored))).toEqual([]);
  });

  it('takes from the build only what the build makes', () => {
    const taken = all('COPY').filter((item) => item.options.from !== undefined);
    expect(taken.map((item) => item.options.from)).toEqual(taken.map(() => build?.name));
    expect(taken.flatMap(sourcesOf)).toEqual(['/app/node_modules', '/app/dist', '/app/web/dist']);
    expect(read('tsconfig.json')).toContain('"outDir": "dist"');
    expect(read('web/vite.config.ts')).toContain("outDir: 'dist'");
  });

  it('copies all that the program reads while it runs', () => {
    const copied = all('COPY', runtime?.instructions).map(({ text }) => text.split(/\s+/).at(-1));
    expect(copied).toEqual(
      expect.arrayContaining(['dist', 'web/dist', 'config', 'knowledge', 'prompts', 'node_modules']),
    );
    expect(copied).toContain('./');
  });

  it('copies all that the build reads', () => {
    const copied = all('COPY', build?.instructions).flatMap(sourcesOf);
    const needed = ['package.json', 'package-lock.json', 'web/package.json', 'src', 'web', '.swcrc'];
    const named = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
    expect(copied).toEqual(expect.arrayContaining([...needed, ...named]));
  });

  it('installs from the lockfile, production packages last', () => {
    const installs = all('RUN').filter(({ text }) => /\bnpm (i|ci|install|add)\b/.test(text));
    expect(installs.map(({ text }) => text)).toEqual(['npm ci', 'npm ci --omit=dev']);
    expect(last('RUN')).not.toContain('npm');
  });

  it('runs scripts that package.json has', () => {
    const scripts = instructions.flatMap(({ text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(scripts).toEqual(['build']);
    for (const name of scripts) expect(manifest.scripts).toHaveProperty([name ?? '']);
  });

  it('starts what `npm start` starts', () => {
    const command = JSON.parse(last('CMD') ?? '[]') as string[];
    expect(command.join(' ')).toBe(manifest.scripts.start);
    expect(existsSync(join(root, 'src', 'main.ts'))).toBe(true);
  });

  it('runs without root, in a data folder that is its own and kept', () => {
    const data = join(config.database.sqlite.file, '..');
    expect(last('USER')).toBe('node');
    expect(last('WORKDIR')).toBe('/app');
    expect(last('VOLUME')).toBe(data);
    expect(last('RUN')).toBe('mkdir data && chown node:node data');
    const order = (runtime?.instructions ?? []).map(({ name }) => name);
    expect(order.indexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
  });

  it('exposes the port of the configuration and asks it for its health', () => {
    expect(last('EXPOSE')).toBe(String(config.server.port));
    expect(last('HEALTHCHECK')).toContain(`http://127.0.0.1:${config.server.port}/health`);
    const command = /^CMD (\[.*\])$/.exec(last('HEALTHCHECK') ?? '')?.[1] ?? '[]';
    const [program, flag, script = '('] = JSON.parse(command) as string[];
    expect([program, flag]).toEqual(['node', '-e']);
    expect(() => new Script(script)).not.toThrow();
  });

  it('sets options that exist, and no secret', () => {
    const set = all('ENV').map(({ text }) => text.split('=', 1)[0] ?? '');
    const ours = set.filter((name) => name.startsWith('FENNELBEAN_'));
    expect(ours).toContain('FENNELBEAN_SERVER__HOST');
    expect(ours.filter((name) => !variables.includes(name))).toEqual([]);
    expect(ours.filter((name) => secrets.includes(name))).toEqual([]);
    expect(all('ARG')).toEqual([]);
  });
});

describe('.dockerignore', () => {
  it.each(['node_modules', 'web/node_modules', 'dist', 'web/dist', 'data', '.git', '.env', '.env.local', 'test'])(
    'keeps %s out',
    (path) => {
      expect(isIgnored(path, ignored)).toBe(true);
    },
  );

  it.each(['src/main.ts', 'web/src', 'package-lock.json', '.swcrc', 'knowledge/patients'])('lets %s in', (path) => {
    expect(isIgnored(path, ignored)).toBe(false);
  });
});

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  profiles?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

describe('compose.yaml', () => {
  const text = read('compose.yaml');
  const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, null> };
  const { app, mysql, chroma } = services;
  const environment = app?.environment ?? {};
  const given = { MYSQL_PASSWORD: 'a-password-of-the-test' };

  /** What docker compose makes of `${NAME:?why}` and `${NAME:-other}`. */
  const fill = (value: string, from: Record<string, string> = given) =>
    value.replace(/\$\{(\w+):([?-])[^}]*\}/g, (_, name: string, mode: string) => {
      const found = from[name];
      if (found === undefined && mode === '?') throw new Error(`${name} is not given`);
      return found ?? '';
    });

  it('builds the app here, and pins every image', () => {
    expect(app?.build).toBe('.');
    const images = Object.values(services).flatMap(({ image }) => (image === undefined ? [] : [image]));
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/:\d+\.\d+/);
    expect(mysql?.image).toMatch(/^mysql:8\./);
  });

  it('publishes the port of the configuration and the public one on this machine only, and no other port', () => {
    const expected = [config.server.port, 3211].map((port) => `127.0.0.1:${port}:${port}`);
    expect(Object.values(services).flatMap(({ ports = [] }) => ports)).toEqual(expected);
  });

  it('opens the public port when it is told to, and passes on every option of Feishu', () => {
    const asked = { ...given, FENNELBEAN_SERVER__PUBLIC_PORT: '3211', FENNELBEAN_FEISHU__MODE: 'webhook' };
    const filled = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value, asked)]));
    const { server, feishu } = loadConfig({ environment: filled, workingDirectory: '/app' });
    expect(server).toMatchObject({ publicPort: 3211, publicHost: '0.0.0.0' });
    expect(feishu.mode).toBe('webhook');
    const passed = (prefix: string) => variables.filter((name) => name.startsWith(prefix));
    const wanted = [...passed('FENNELBEAN_FEISHU__'), ...passed('FENNELBEAN_SERVER__PUBLIC_')];
    expect(Object.keys(environment)).toEqual(expect.arrayContaining([...wanted, 'FENNELBEAN_SERVER__LINK_SECRET']));
  });

  it('sets options that exist, with values that the configuration accepts', () => {
    expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
    const filled = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
    const loaded = loadConfig({ environment: filled, workingDirectory: '/app' });
    expect(loaded.database).toMatchObject({
      kind: 'mysql',
      mysql: {
        host: 'mysql',
        user: mysql?.environment?.MYSQL_USER,
        database: mysql?.environment?.MYSQL_DATABASE,
        password: fill(mysql?.environment?.MYSQL_PASSWORD ?? ''),
      },
    });
  });

  it('holds no password, and stops without one', () => {
    for (const name of secrets) expect(environment[name] ?? '${').toMatch(/^\$\{/);
    expect(environment.FENNELBEAN_DATABASE__MYSQL__PASSWORD).toMatch(/^\$\{MYSQL_PASSWORD:\?/);
    expect(mysql?.environment?.MYSQL_PASSWORD).toBe(environment.FENNELBEAN_DATABASE__MYSQL__PASSWORD);
  });

  it('names only variables of ours that exist', () => {
    const named = [...text.matchAll(/FENNELBEAN_\w+/g)].map(([name]) => name);
    expect(named.filter((name) => !variables.includes(name))).toEqual([]);
  });

  it('waits for a database that is ready, in utf8mb4', () => {
    expect(app?.depends_on).toEqual({ mysql: { condition: 'service_healthy' } });
    expect(mysql?.healthcheck?.test.join(' ')).toContain('mysqladmin ping --host=127.0.0.1');
    expect(mysql?.command).toContain('--character-set-server=utf8mb4');
  });

  it('keeps what it writes in volumes that are declared, and mounts folders that exist', () => {
    const mounts = Object.values(services).flatMap((service) => service.volumes ?? []);
    const sources = mounts.map((mount) => mount.split(':', 1)[0] ?? '');
    const folders = sources.filter((source) => source.startsWith('.'));
    expect(sources.filter((source) => !source.startsWith('.')).sort()).toEqual(Object.keys(volumes).sort());
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
    expect(app?.volumes).toContain(`data:${last('VOLUME')}`);
  });

  it('starts the vector store only when it is asked for', () => {
    expect(chroma?.profiles).toEqual(['vectors']);
    expect(Object.entries(services).flatMap(([name, { profiles }]) => (profiles ? [name] : []))).toEqual(['chroma']);
  });
});

describe('the reader of Dockerfiles', () => {
  it('reads stages, options and instructions', () => {
    expect(parseDockerfile('# note\nFROM a:1 AS x\nCOPY --from=y --chown=z /b c\n')).toEqual([
      {
        image: 'a:1',
        name: 'x',
        instructions: [{ name: 'COPY', text: '/b c', options: { from: 'y', chown: 'z' }, line: 3 }],
      },
    ]);
  });

  it.each(['FROM a\nRUN b \\\n  c', 'RUN a', 'FROM a\nrun b', 'FROM a\nnonsense'])('refuses %j', (text) => {
    expect(() => parseDockerfile(text)).toThrow(/^Dockerfile:\d/);
  });
});
