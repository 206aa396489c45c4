import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { badManifests, pluginFixture, soundManifest } from '../../test/fixtures/plugins/hostile-plugins';
import { checkPlugin, describeProblem } from './check-plugin';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder().write({
    'index.cjs': '',
    'index.sh': '',
    'plugin.json': JSON.stringify(soundManifest),
  });
});
afterEach(() => {
  folder.remove();
});

const problemsOf = (path: string): string[] => {
  const checked = checkPlugin(path);
  return checked.status === 'refused' ? checked.problems.map(describeProblem) : [];
};

it('finds nothing wrong with a sound plugin, and fills in what it leaves out', () => {
  expect(checkPlugin(folder.path)).toMatchObject({
    status: 'sound',
    manifest: { name: 'sound', permissions: { hosts: [], environment: [], hostsFrom: [] } },
  });
});

it('finds nothing wrong with how those are written that misbehave when they run', () => {
  const names = readdirSync(pluginFixture('.')).filter((name) => statSync(pluginFixture(name)).isDirectory());
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => checkPlugin(pluginFixture(name)).status !== 'sound')).toEqual([]);
});

it.each(badManifests)('refuses $what, and names the file and the key', ({ manifest, key }) => {
  folder.write({ 'plugin.json': typeof manifest === 'string' ? manifest : JSON.stringify(manifest) });
  const checked = checkPlugin(folder.path);
  expect(checked).toMatchObject({
    status: 'refused',
    problems: expect.arrayContaining([expect.objectContaining({ file: 'plugin.json', key })]) as object,
  });
  for (const problem of problemsOf(folder.path)) expect(problem).toMatch(/^plugin\.json: \S.{3,}/);
});

it('names everything that is wrong at once', () => {
  folder.write({ 'plugin.json': JSON.stringify({ ...soundManifest, version: 'x', kinds: ['spy'], main: '../x.js' }) });
  expect(problemsOf(folder.path)).toHaveLength(3);
});

it('refuses a folder that is not there, is a file, or holds no manifest', () => {
  expect(problemsOf(join(folder.path, 'absent'))).toEqual([expect.stringContaining('there is no folder')]);
  expect(problemsOf(join(folder.path, 'index.cjs'))).toEqual([expect.stringContaining('there is no folder')]);
  folder.delete('plugin.json');
  expect(problemsOf(folder.path)).toEqual([expect.stringMatching(/^plugin\.json: there is none/)]);
});

it('refuses a manifest that is too large to be one', () => {
  folder.write({ 'plugin.json': JSON.stringify({ ...soundManifest, title: { zh: '长'.repeat(30_000), en: 'Long' } }) });
  expect(problemsOf(folder.path)).toEqual(['plugin.json: at most 64 KB']);
});

describe('links', () => {
  it('may stay within the folder', () => {
    folder.write({ 'inner/file.txt': 'x' });
    symlinkSync(join(folder.path, 'inner/file.txt'), join(folder.path, 'link.txt'));
    expect(problemsOf(folder.path)).toEqual([]);
  });

  it.each([
    ['a file elsewhere', '/etc/hostname'],
    ['a folder elsewhere', '/etc'],
    ['the folder around it', '..'],
    ['nowhere', 'absent'],
  ])('may not lead to %s', (_, target) => {
    folder.write({ 'inner/file.txt': 'x' });
    symlinkSync(target === '..' ? join(folder.path, '..') : target, join(folder.path, 'inner', 'link'));
    expect(problemsOf(folder.path)).toEqual(['inner/link: is a link that leads out of the folder, or nowhere']);
  });

  it('are not how the main file gets out', () => {
    const outside = new TemporaryFolder().write({ 'outside.cjs': '' });
    folder.delete('index.cjs');
    symlinkSync(join(outside.path, 'outside.cjs'), join(folder.path, 'index.cjs'));
    expect(problemsOf(folder.path)[0]).toBe('plugin.json: main: index.cjs is a link that leads out of the folder');
    outside.remove();
  });
});
