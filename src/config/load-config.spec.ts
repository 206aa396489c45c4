import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type ConfigProblem } from './config-error';
import type { Environment } from './environment';
import { loadConfig } from './load-config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function load({
  environment = {},
  ...options
}: { file?: string; environment?: Environment; defaultFile?: string } = {}) {
  return loadConfig({ environment, workingDirectory: folder, ...options });
}

function problemsOf(options: Parameters<typeof load>[0]): readonly ConfigProblem[] {
  try {
    load(options);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the layers', () => {
  it('has a default for all that can have one', () => {
    const config = load({ defaultFile: join(folder, 'absent.yaml') });
    expect(config).toMatchObject({
      server: { host: '127.0.0.1', port: 3210 },
      gate: { strictness: 0.05, reviewWidth: 0.25 },
      answer: { maxCharacters: 120, maxPassages: 3 },
      models: { chat: { timeoutSeconds: 30 } },
      log: { level: 'info', format: 'text' },
      admins: [],
    });
    expect(config.server.startToken).toBeUndefined();
    expect(config.assistants.map(({ name }) => name)).toEqual(['patients', 'research']);
  });

  it('lets default.yaml go before the built-in, the file before it, the environment before all', () => {
    const defaultFile = join(folder, 'default.yaml');
    write('default.yaml', 'server: { port: 1, host: a }\nlog: { level: warn }\n');
    const file = write('own.yaml', 'server: { port: 2, host: b }\n');
    const config = load({ defaultFile, file, environment: { FENNELBEAN_SERVER__PORT: '3' } });
    expect(config.server).toMatchObject({ port: 3, host: 'b' });
    expect(config.log).toEqual({ level: 'warn', format: 'text' });
  });

  it('takes the file from FENNELBEAN_CONFIG unless one is given', () => {
    write('one.yaml', 'server: { port: 1 }');
    write('two.yaml', 'server: { port: 2 }');
    expect(load({ environment: { FENNELBEAN_CONFIG: 'one.yaml' } }).server.port).toBe(1);
    expect(load({ file: 'two.yaml', environment: { FENNELBEAN_CONFIG: 'one.yaml' } }).server.port).toBe(2);
  });

  it('replaces a list as a whole', () => {
    const file = write('own.yaml', 'assistants: [{ name: lab, title: Lab, language: en }]');
    expect(load({ file }).assistants).toEqual([{ name: 'lab', title: 'Lab', language: 'en' }]);
  });

  it('takes an empty section, an empty option and an empty variable for absent', () => {
    const file = write('own.yaml', 'server:\nlog:\n  level:\nmodels: { chat: { apiKey: } }\n');
    const config = load({ file, environment: { FENNELBEAN_LOG__FORMAT: '' } });
    expect(config.log).toEqual({ level: 'info', format: 'text' });
    expect(load({ file: write('empty.yaml', '# nothing\n') }).server.port).toBe(3210);
  });

  it('leaves alone what is not ours', () => {
    expect(() => load({ environment: { HOME: '/', FENNEL: 'x', PORT: 'x' } })).not.toThrow();
  });

  it('resolves files and folders against the working directory', () => {
    const config = load({ environment: { FENNELBEAN_KNOWLEDGE__FOLDER: '../bases' } });
    expect(config.database.sqlite.file).toBe(join(folder, 'data/fennelbean.sqlite'));
    expect(config.knowledge.folder).toBe(join(folder, '../bases'));
    expect(load({ environment: { FENNELBEAN_KNOWLEDGE__FOLDER: '/srv/bases' } }).knowledge.folder).toBe('/srv/bases');
  });

  it('is frozen all the way down', () => {
    const config = load();
    const all = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(all));
    expect(all(config)).toBe(true);
  });
});

describe('the environment', () => {
  it('reads words in capitals, levels by two underscores', () => {
    const config = load({
      environment: {
        FENNELBEAN_MODELS__CHAT__BASE_URL: 'http://127.0.0.1:1/v1',
        FENNELBEAN_MODELS__CHAT__MODEL: '4',
        FENNELBEAN_MODELS__CHAT__API_KEY: '12345',
        FENNELBEAN_MODELS__CHAT__TIMEOUT_SECONDS: '2.5',
      },
    });
    expect(config.models.chat).toMatchObject({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: '4',
      apiKey: '12345',
      timeoutSeconds: 2.5,
    });
  });

  it('reads lists as JSON', () => {
    const admins = [{ channel: 'web', id: '1', role: 'owner', duty: true }];
    expect(load({ environment: { FENNELBEAN_ADMINS: JSON.stringify(admins) } }).admins).toEqual(admins);
  });

  it('reads a section as JSON, which its options overrule', () => {
    const environment = { FENNELBEAN_SERVER__PORT: '2', FENNELBEAN_SERVER: '{"port":1,"host":"::1"}' };
    expect(load({ environment }).server).toMatchObject({ port: 2, host: '::1' });
  });

  it.each(['[', 'x', '"x"', '[1]'])('refuses %s for a section', (text) => {
    expect(problemsOf({ environment: { FENNELBEAN_SERVER: text } })).toHaveLength(1);
  });

  it('says that a list is to be JSON', () => {
    expect(problemsOf({ environment: { FENNELBEAN_ADMINS: '[' } })).toEqual([
      { where: 'FENNELBEAN_ADMINS', option: 'admins', found: 'text that is not JSON', allowed: 'a list, as JSON' },
    ]);
  });

  it('refuses an unknown variable and names the nearest', () => {
    const problems = problemsOf({ environment: { FENNELBEAN_SERVER_PORT: '1', FENNELBEAN_QUITE_ELSE: 'x' } });
    expect(problems.map(({ where, nearest }) => [where, nearest])).toEqual([
      ['FENNELBEAN_QUITE_ELSE', undefined],
      ['FENNELBEAN_SERVER_PORT', 'FENNELBEAN_SERVER__PORT'],
    ]);
  });

  it.each(['', ' ', 'abc', '0x10', '1,5', 'Infinity', 'NaN', '70000', '-1', '3.5'])('checks the number %j', (text) => {
    const problems = problemsOf({ environment: { FENNELBEAN_SERVER__PORT: text } });
    expect(problems).toEqual(
      text === '' ? [] : [expect.objectContaining({ allowed: 'a whole number from 0 to 65535' })],
    );
  });
});

describe('what is wrong', () => {
  it('is said with path, place, what was found, what is allowed and the nearest key', () => {
    const file = write('own.yaml', 'server:\n  prt: 1\n  port: 70000\nlog: { level: loud }\n');
    expect(problemsOf({ file })).toEqual([
      {
        where: 'own.yaml:2:3',
        option: 'server.prt',
        found: 'an unknown option',
        allowed: 'host, port, startToken, publicHost, publicPort, publicUrl, linkSecret, linkDays',
        nearest: 'server.port',
      },
      { where: 'own.yaml:3:3', option: 'server.port', found: '70000', allowed: 'a whole number from 0 to 65535' },
      { where: 'own.yaml:4:8', option: 'log.level', found: '"loud"', allowed: 'one of debug, info, warn, error' },
    ]);
    expect(() => load({ file })).toThrow(
      [
        'The configuration has 3 problems:',
        '  own.yaml:2:3 server.prt: found an unknown option. Did you mean server.port? Allowed: host, port, startToken, publicHost, publicPort, publicUrl, linkSecret, linkDays.',
        '  own.yaml:3:3 server.port: found 70000. Allowed: a whole number from 0 to 65535.',
        '  own.yaml:4:8 log.level: found "loud". Allowed: one of debug, info, warn, error.',
      ].join('\n'),
    );
  });

  it('is said of files and environment at once', () => {
    const defaultFile = join(folder, 'default.yaml');
    write('default.yaml', 'nonsense: 1');
    const file = write('own.yaml', 'answer: { maxPassages: 99 }');
    const environment = { FENNELBEAN_GATE__STRICTNESS: '2', FENNELBEAN_X: '1' };
    expect(problemsOf({ defaultFile, file, environment }).map(({ where }) => where)).toEqual([
      'default.yaml:1:1',
      'FENNELBEAN_X',
      'FENNELBEAN_GATE__STRICTNESS',
      'own.yaml:1:11',
    ]);
  });

  it('names an option that stands in the wrong section', () => {
    const file = write('own.yaml', 'baseUrl: http://127.0.0.1/\n');
    expect(problemsOf({ file })).toMatchObject([{ option: 'baseUrl', nearest: 'models.chat.baseUrl' }]);
  });

  it('points into a list', () => {
    const file = write('own.yaml', 'assistants:\n  - name: A B\n    titel: x\n    language: zh\n');
    expect(problemsOf({ file })).toEqual([
      expect.objectContaining({ where: 'own.yaml:2:5', option: 'assistants[0].name', found: '"A B"' }),
      expect.objectContaining({ where: 'own.yaml:2:5', option: 'assistants[0].title', found: 'nothing' }),
      expect.objectContaining({
        where: 'own.yaml:3:5',
        option: 'assistants[0].titel',
        nearest: 'assistants[0].title',
      }),
    ]);
  });

  it.each([
    ['server: 5', 'own.yaml:1:1', 'server', 'a number'],
    ['server: [1]', 'own.yaml:1:1', 'server', 'a list'],
    ['- server', 'own.yaml:1:1', '', 'a list'],
    ['just words', 'own.yaml:1:1', '', 'a string'],
  ])('says of %j that a section is needed', (text, where, option, found) => {
    const problems = problemsOf({ file: write('own.yaml', text) });
    expect(problems).toEqual([{ where, option, found, allowed: expect.stringMatching(/^a section with /) as string }]);
  });

  it.each([
    [
      'two assistants with one name',
      '[{"name":"a","title":"A","language":"en"},{"name":"a","title":"B","language":"en"}]',
    ],
    ['no assistant', '[]'],
    ['a strictness out of range', '[{"name":"a","title":"A","language":"en","strictness":0.2}]'],
  ])('refuses %s', (_, text) => {
    expect(problemsOf({ environment: { FENNELBEAN_ASSISTANTS: text } })).toHaveLength(1);
  });

  it('asks for a model when an endpoint is set, and for http', () => {
    expect(problemsOf({ environment: { FENNELBEAN_MODELS__CHAT__BASE_URL: 'http://127.0.0.1/v1' } })).toEqual([
      {
        where: '',
        option: 'models.chat.model',
        found: 'nothing',
        allowed: 'the name of a model, because baseUrl is set',
      },
    ]);
    const environment = { FENNELBEAN_MODELS__CHAT__BASE_URL: 'file:///etc', FENNELBEAN_MODELS__CHAT__MODEL: 'm' };
    expect(problemsOf({ environment })).toMatchObject([{ allowed: 'a URL that starts with http:// or https://' }]);
  });

  it('is not confused by keys that every object has', () => {
    const file = write('own.yaml', '__proto__: { port: 1 }\nserver: { constructor: 1, toString: 2 }\n');
    expect(problemsOf({ file }).map(({ option }) => option)).toEqual([
      '__proto__',
      'server.constructor',
      'server.toString',
    ]);
    expect(Object.prototype).not.toHaveProperty('port');
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['server:\n  port: 1\n  port: 2\n', 'own.yaml:3:3', 'malformed YAML (Map keys must be unique)'],
    ['server: [1,\n', 'own.yaml:2:1', 'malformed YAML'],
    ['server:\n\tport: 1\n', 'own.yaml:2:1', 'malformed YAML'],
  ])('says where %j is malformed', (text, where, found) => {
    const [problem] = problemsOf({ file: write('own.yaml', text) });
    expect(problem?.where).toBe(where);
    expect(problem?.found).toContain(found);
  });

  it.each(['server: *nowhere\n', '--- a\n--- b\n', '%YAML 9\n@\n'])('refuses %j', (text) => {
    expect(problemsOf({ file: write('own.yaml', text) })).not.toEqual([]);
  });

  it('names a file that is missing, a folder, or not UTF-8', () => {
    mkdirSync(join(folder, 'sub'));
    const found = ['absent.yaml', 'sub', write('gbk.yaml', Uint8Array.of(0xc4, 0xe3, 0xba))].map((file) =>
      problemsOf({ file }).map((problem) => `${problem.where}: ${problem.found}`),
    );
    expect(found).toEqual([['absent.yaml: no such file'], ['sub: a folder'], ['gbk.yaml: bytes that are not UTF-8']]);
  });
});

describe('secrets', () => {
  const secret = 'open-sesame-9';

  it.each([
    ['a value', `models: { chat: { apiKey: ${secret} } }`],
    ['a value of the wrong kind', `models: { chat: { apiKey: [${secret}] } }`],
    ['a misplaced bracket', `models: { chat: { apiKey: ${secret}`],
    ['a broken quote', `models:\n  chat:\n    apiKey: "${secret}\n`],
    ['a second value', `models:\n  chat:\n    apiKey: ${secret} : "${secret}" : x\n`],
  ])('refuses %s in a file and never prints it', (_, text) => {
    const file = write('own.yaml', text);
    expect(problemsOf({ file })).not.toEqual([]);
    expect(JSON.stringify(problemsOf({ file }))).not.toContain(secret);
  });

  it('says which variable a secret of a file belongs to', () => {
    const file = write('own.yaml', `database:\n  mysql:\n    password: ${secret}\n`);
    expect(problemsOf({ file })).toEqual([
      {
        where: 'own.yaml:3:5',
        option: 'database.mysql.password',
        found: 'a secret in a file (not shown)',
        allowed: 'secrets in the environment only, here as FENNELBEAN_DATABASE__MYSQL__PASSWORD',
      },
    ]);
  });

  it('does not print one that does not fit, nor an unknown variable', () => {
    const problems = problemsOf({
      environment: {
        FENNELBEAN_SERVER__START_TOKEN: secret,
        FENNELBEAN_MODELS__CHAT__APIKEY: secret,
        FENNELBEAN_MODELS: `{"chat":{"apiKey":"${secret}"`,
        FENNELBEAN_DATABASE: `{"mysql":{"pasword":"${secret}"}}`,
      },
    });
    expect(problems).toHaveLength(4);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it('does not print the password of a URL', () => {
    const environment = {
      FENNELBEAN_MODELS__CHAT__BASE_URL: `ftp://me:${secret}@127.0.0.1/`,
      FENNELBEAN_MODELS__CHAT__MODEL: 'm',
    };
    expect(problemsOf({ environment })).toMatchObject([{ found: '"ftp://***@127.0.0.1/"' }]);
  });
});
