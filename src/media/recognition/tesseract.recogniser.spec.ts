import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { SafePicture } from '../../core/picture';
import type { PreparedPage } from '../../core/ports/picture-decoder';
import type { ProgramResult, ProgramTask } from '../../core/ports/program-runner';
import { sidesToTry } from './sides-to-try';
import { TesseractRecogniser } from './tesseract.recogniser';

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

const picture: SafePicture = { bytes: Buffer.from('dots'), mediaType: 'image/png', width: 400, height: 100 };
const cell = (left: number, outline: string, sign: PreparedPage['cells'][number]['sign'] = null) => ({
  box: { left, top: 20, width: 100, height: 40 },
  sign,
  outline,
});
const page: PreparedPage = {
  bytes: Buffer.from('page'),
  width: 800,
  height: 200,
  toPicture: [0.5, 0, 0, 0, 0.5, 0, 0, 0, 1],
  cells: [cell(20, 'xx'), cell(300, 'x.xx'), { ...cell(405, 'x', '↑') }],
};
const word = (left: number, text: string, confidence: number): string =>
  `5\t1\t1\t1\t1\t1\t${left}\t22\t40\t36\t${confidence}\t${text}`;
const done = (output: string): ProgramResult => ({ status: 'done', output: Buffer.from(output) });

function recogniser(read: (language: string) => ProgramResult, turns: number[] = [], languages = 'chi_sim\neng') {
  return new TesseractRecogniser({
    milliseconds: 1000,
    decoder: {
      prepare: (_, turn = 0) => {
        turns.push(turn);
        return Promise.resolve({ status: 'done', value: page });
      },
    },
    programs: {
      run: ({ args }: ProgramTask) =>
        Promise.resolve(args[0] === '--list-langs' ? done(`List:\n${languages}\n`) : read(args[3] ?? '')),
      withFolder: (work) => work(folder.path),
    },
  });
}
const texts = async (read: (language: string) => ProgramResult) => {
  const result = await recogniser(read).recognise(picture);
  return result.status === 'read' ? result.lines.map(({ words }) => words.map(({ text }) => text)) : result;
};

it('takes words from the Chinese pass and figures from the Latin one, with points as their shapes tell', async () => {
  const chinese = [word(20, '尿', 95), word(62, '酸', 90), word(310, '人', 60)].join('\n');
  const latin = [word(20, 'FRE', 40), word(310, '520', 95)].join('\n');
  expect(await texts((language) => done(language === 'eng' ? latin : chinese))).toEqual([['尿酸', '5.20', '↑']]);
  expect(readFileSync(join(folder.path, 'page.uzn'), 'utf8').split('\n')).toEqual([
    '12 12 116 56 Text',
    '292 12 116 56 Text',
    '',
  ]);
});

it('gives places in the picture', async () => {
  const result = await recogniser(() => done(word(20, '尿酸', 95))).recognise(picture);
  expect(result.status === 'read' && result.lines[0]?.words[0]?.box).toEqual({
    left: 10,
    top: 11,
    width: 20,
    height: 18,
  });
});

it('turns the page upside down where hardly a letter is sure', async () => {
  const turns: number[] = [];
  await recogniser(() => done(word(20, 'KS', 30)), turns).recognise(picture);
  expect(turns).toEqual([0, 2]);
});

it('tells by the shape of its cells that a page lies on its side', async () => {
  const tall = { ...page, cells: [{ ...cell(20, 'x'), box: { left: 20, top: 20, width: 30, height: 40 } }] };
  expect(await sidesToTry(tall, () => Promise.resolve(page))).toEqual([1, 3]);
  expect(await sidesToTry(tall, () => Promise.resolve(null))).toEqual([0, 2, 1, 3]);
});

it.each(['missing', 'too-slow'] as const)('says what went wrong: %s', async (reason) => {
  expect(await texts(() => ({ status: 'failed', reason }))).toEqual({ status: 'failed', reason });
});

it('counts as missing without the data for Chinese: a name that is read as Latin would not be hidden', async () => {
  const result = await recogniser(() => done(word(20, 'F4', 90)), [], 'eng\nosd').recognise(picture);
  expect(result).toEqual({ status: 'failed', reason: 'missing' });
});

it('stops with its signal', async () => {
  const abort = new AbortController();
  abort.abort(new Error('over'));
  await expect(recogniser(() => done('')).recognise(picture, abort.signal)).rejects.toThrow('over');
});
