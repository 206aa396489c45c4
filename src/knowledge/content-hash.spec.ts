import {
  contentHashOf,
  hasNoFile,
  isEarlierText,
  isSameFile,
  isUpToDate,
  withEarlierText,
  withoutFile,
} from './content-hash';

const bytes = Buffer.from('少盐。');
const file = { bytes, side: null, options: '2 640 0' };
const hash = contentHashOf(file);

describe('a content hash', () => {
  it('changes with the file, its side file and the options', () => {
    const side = Buffer.from('title: x');
    const changed = [
      { ...file, bytes: Buffer.from('少油。') },
      { ...file, side },
      { ...file, side: Buffer.from('') },
      { ...file, options: '2 640 1' },
      { ...file, bytes: Buffer.concat([bytes, side]) },
    ].map(contentHashOf);
    expect(new Set([hash, ...changed]).size).toBe(6);
    expect(changed.filter((other) => isUpToDate(hash, other))).toEqual([]);
    expect(changed.map((other) => isSameFile(hash, other))).toEqual([false, false, false, true, false]);
    expect(contentHashOf({ ...file, bytes: Buffer.from('少盐。') })).toBe(hash);
  });

  it('is up to date while an earlier text is used, and tells so', () => {
    const earlier = withEarlierText(hash, '旧的。');
    expect(earlier).not.toBe(hash);
    expect(withEarlierText(earlier, '更旧的。')).not.toBe(earlier);
    expect(withEarlierText(earlier, '更旧的。')).toBe(withEarlierText(hash, '更旧的。'));
    expect([isEarlierText(hash), isEarlierText(earlier)]).toEqual([false, true]);
    expect(isUpToDate(earlier, hash)).toBe(true);
    expect(isUpToDate(earlier, contentHashOf({ ...file, bytes: Buffer.from('新。') }))).toBe(false);
  });

  it('of what has no file any more is that of no file', () => {
    expect([withoutFile('旧的。'), hash].map(hasNoFile)).toEqual([true, false]);
    expect(isSameFile(withoutFile('旧的。'), hash)).toBe(false);
    expect(isUpToDate(withoutFile('旧的。'), hash)).toBe(false);
  });

  it('fits in its column', () => {
    expect(withEarlierText(hash, '旧的。').length).toBeLessThanOrEqual(128);
  });

  it('of an older program is another one', () => {
    expect(isSameFile('a'.repeat(64), hash)).toBe(false);
  });
});
