import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { appConfig } from './app-config';
import { describeConfig } from './describe-config';
import { loadConfig } from './load-config';
import { optionsIn, sectionOf } from './options';

const secret = 'open-sesame-open-sesame';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function describeOwn(text: string, environment: Record<string, string> = {}): string {
  writeFileSync(join(folder, 'own.yaml'), text);
  return describeConfig(loadConfig({ file: 'own.yaml', environment, workingDirectory: folder }));
}

it('says of each value where it came from', () => {
  const text = describeOwn('server: { port: 4000, host: 127.0.0.1 }', { FENNELBEAN_LOG__LEVEL: 'debug' });
  expect(text).toContain('\n  port: 4000 # file own.yaml\n');
  expect(text).toContain('\n  level: debug # environment FENNELBEAN_LOG__LEVEL\n');
  expect(text).toContain('\n  format: text # default\n');
  expect(text).toContain('\n    baseUrl: null # default\n');
  expect(text).toContain('server:\n  host: 127.0.0.1 # default\n');
});

it('masks secrets', () => {
  const text = describeOwn('', { FENNELBEAN_SERVER__START_TOKEN: secret });
  expect(text).toContain('\n  startToken: "***set***" # environment FENNELBEAN_SERVER__START_TOKEN\n');
  expect(text).toContain('\n    apiKey: (not set) # default\n');
  expect(text).not.toContain(secret);
});

it('masks the password of a URL, wherever it stands', () => {
  const text = describeOwn(`admins: [{ channel: web, id: "http://me:${secret}@127.0.0.1" }]`, {
    FENNELBEAN_MODELS__CHAT__BASE_URL: `http://me:${secret}@127.0.0.1/v1`,
    FENNELBEAN_MODELS__CHAT__MODEL: 'm',
  });
  expect(text).toContain('baseUrl: http://***@127.0.0.1/v1 #');
  expect(text).not.toContain(secret);
});

it('is YAML that names every option', () => {
  const title = 'a: "b" # c\nd\'';
  const text = describeOwn(`assistants: [{ name: a, title: ${JSON.stringify(title)}, language: zh }]`);
  const read = parse(text) as Record<string, unknown>;
  expect(read.assistants).toEqual([{ name: 'a', title, language: 'zh' }]);
  expect(read.admins).toEqual([]);
  for (const { path } of optionsIn(sectionOf(appConfig))) expect(read).toHaveProperty(path.map(String));
});
