import { statSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretInFile } from './key-file';
import { keyFor, Seal } from './seal';

describe('a seal', () => {
  const seal = new Seal(keyFor('s'.repeat(32), 'sealing'));

  it('opens for its own key and place only, and shows nothing of the words', () => {
    const sealed = seal.seal('电话 13800138000 😀', 'inbox m1');
    expect(sealed).not.toContain('138');
    expect(seal.open(sealed, 'inbox m1')).toBe('电话 13800138000 😀');
    expect(seal.open(sealed, 'inbox m2')).toBeNull();
    expect(new Seal(keyFor('t'.repeat(32), 'sealing')).open(sealed, 'inbox m1')).toBeNull();
    expect(new Seal(keyFor('s'.repeat(32), 'placeholders')).open(sealed, 'inbox m1')).toBeNull();
  });

  it('says so of what is damaged or was never sealed', () => {
    const sealed = seal.seal('血压', 'p');
    for (const broken of [sealed.slice(0, -3), sealed.replace('v1.', 'v1.A'), 'v1.', 'v1.@@', '血压', '']) {
      expect(seal.open(broken, 'p')).toBeNull();
    }
  });

  it('is another one each time', () => {
    expect(seal.seal('血压', 'p')).not.toBe(seal.seal('血压', 'p'));
  });
});

describe('a key file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fennelbean-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for its owner only', () => {
    const file = join(folder, 'data', 'f.key');
    const secret = secretInFile(file);
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(secretInFile(file)).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that was cut short is not replaced by another key', () => {
    const file = join(folder, 'f.key');
    secretInFile(file);
    truncateSync(file, 5);
    expect(() => secretInFile(file)).toThrow(`${file} holds no key`);
  });
});
