import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../../../test/fakes/temporary-folder';
import { loadPuppet } from './load-puppet';

// The packages of wechaty are many files.
jest.setTimeout(60_000);

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

const sessionFile = join(folder.path, 'data', 'wechat.memory-card.json');
const load = (puppet: string, changes: { sessionFile?: string; token?: string } = {}) =>
  loadPuppet({ puppet, endpoint: undefined, token: undefined, sessionFile, ...changes });

const OWN_PUPPET = `
  module.exports.default = class {
    constructor(options) { this.options = options; if (options.token === 'wrong') throw new Error('wrong token: ' + options.token); }
    setMemory(memory) { this.memory = memory; }
  };`;

it('gives the puppet its options and its part of the session, which nobody else may read', async () => {
  folder.write({ 'own-puppet.js': OWN_PUPPET });
  const opened = await load(join(folder.path, 'own-puppet.js'), { token: 'hidden-token' });
  expect(opened.puppet).toMatchObject({ options: { token: 'hidden-token' } });
  await opened.session.set('key', 'of the puppet');
  await opened.notes.set('note', 'of the channel');
  await opened.notes.save();
  expect(statSync(sessionFile).mode & 0o777).toBe(0o600);
  await opened.session.clear();
  await opened.notes.save();
  expect(readFileSync(sessionFile, 'utf8')).not.toContain('of the puppet');
  const again = await load(join(folder.path, 'own-puppet.js'));
  expect(await again.notes.get('note')).toBe('of the channel');
});

it('takes a package of wechaty by its name', async () => {
  const { puppet } = await load('wechaty-puppet-mock');
  expect(puppet.isLoggedIn).toBe(false);
});

it('says how to install a puppet that is not there', async () => {
  await expect(load('wechaty-puppet-nowhere')).rejects.toThrow(
    'The puppet is not installed; run: npm install wechaty-puppet-nowhere',
  );
});

it('says what is wrong with one, without its secrets', async () => {
  folder.write({ 'no-class.js': 'module.exports = { a: 1 };', 'broken.js': 'throw new TypeError("at once");' });
  await expect(load(join(folder.path, 'no-class.js'))).rejects.toThrow('it exports no class by default');
  await expect(load(join(folder.path, 'broken.js'))).rejects.toThrow('cannot be loaded: TypeError');
  const refused = load(join(folder.path, 'own-puppet.js'), { token: 'wrong' });
  await expect(refused).rejects.toThrow('does it want a token, in FENNELBEAN_WECHAT__TOKEN?');
  await expect(refused).rejects.not.toThrow('wrong token');
});

it('names a session file that cannot be written', async () => {
  writeFileSync(join(folder.path, 'a-file'), '');
  const inFile = join(folder.path, 'a-file', 'wechat.memory-card.json');
  await expect(load(join(folder.path, 'own-puppet.js'), { sessionFile: inFile })).rejects.toThrow(
    /a-file.*cannot be used/,
  );
});
