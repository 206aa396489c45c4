import { join } from 'node:path';
import { z } from 'zod';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { readJsonLines } from './json-lines';

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});
const read = (text: string) =>
  readJsonLines(join(folder.write({ 'a.jsonl': text }).path, 'a.jsonl'), z.object({ n: z.number() }), '{"n": number}');

describe('readJsonLines', () => {
  it('reads an object a line, with or without a mark in front and empty lines between', () => {
    expect(read('\ufeff{"n":1}\r\n\n{"n":2}\n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it.each([
    ['{"n":1}\n{', /^Line 2 of .*a\.jsonl is not JSON/],
    ['{"n":"x"}', /^Line 1 of .* wants \{"n": number\}; look at n\.$/],
    ['7', /look at the line/],
    ['\n', /is empty/],
  ])('names what is wrong and where: %j', (text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it('names a file that is not there', () => {
    expect(() => readJsonLines(join(folder.path, 'none'), z.unknown(), '')).toThrow(/There is no file .*none/);
  });
});
