import { MovedClock } from '../../test/fakes/intake';
import { pictureLines } from '../../test/fakes/picture-lines';
import type { PictureLeave } from '../core/assistant-policy';
import type { Box, PictureLook, SafePicture } from '../core/picture';
import { AttachmentError } from '../core/ports/channel';
import type { DecodeResult } from '../core/ports/picture-decoder';
import type { PictureRequest } from '../core/ports/picture-reader';
import type { Recognition } from '../core/ports/text-recogniser';
import type { Seen, VisualQuestion } from '../core/ports/visual-questioner';
import { ReadPictures, type ReadPicturesOptions } from './read-pictures';

const report = `姓名：王小明   电话：13800138000
项目    结果    单位     参考范围
尿酸    520     μmol/L   208-428`;
const look: PictureLook = {
  kind: 'report',
  modality: null,
  observations: ['打给 13800138000'],
  text: '13800138000',
  confidence: 0.9,
  isAnswerable: true,
};
const redact = (text: string) => {
  const value = '13800138000';
  const placeholder = '[电话-2222]';
  return text.includes(value)
    ? { text: text.replaceAll(value, placeholder), placed: [{ placeholder, value }] }
    : { text, placed: [] };
};

function world(change: Partial<ReadPicturesOptions> = {}, text = report) {
  const clock = new MovedClock();
  const count = { decoded: 0, recognised: 0 };
  const black: (readonly Box[])[] = [];
  const asked: VisualQuestion[] = [];
  const options: ReadPicturesOptions = {
    attachments: { fetch: () => Promise.resolve({ bytes: Buffer.from('a picture'), mediaType: null, name: null }) },
    decoder: {
      decode: (bytes) => {
        count.decoded++;
        const value = { bytes: Buffer.from(bytes), mediaType: 'image/png' as const, width: 900, height: 200 };
        return Promise.resolve({ status: 'done', value: { ...value, isAnimated: true } });
      },
      blackOut: (picture, boxes): Promise<DecodeResult<SafePicture>> => {
        black.push(boxes);
        return Promise.resolve({ status: 'done', value: { ...picture, bytes: Buffer.from('blackened') } });
      },
    },
    recogniser: {
      isLocal: true,
      recognise: (): Promise<Recognition> => {
        count.recognised++;
        return Promise.resolve({ status: 'read', lines: pictureLines(text) });
      },
    },
    redactor: { redact },
    looker: {
      look: (question): Promise<Seen<PictureLook>> => {
        asked.push(question);
        return Promise.resolve({ status: 'seen', value: look, usage: [] });
      },
    },
    clock,
    limits: { maxMegabytes: 1, looksPerHour: 2 },
    ...change,
  };
  const reader = new ReadPictures(options);
  const read = async (pictures: PictureLeave = 'redacted', more: Partial<PictureRequest> = {}) => {
    const reading = await reader.read({
      attachment: { kind: 'image', key: 'k', name: null, app: 'a', platformMessageId: 'm' },
      conversation: { channel: 'web', id: 'c' },
      member: { id: 'u' },
      assistant: 'patients',
      policy: { pictures },
      question: '这个高不高？',
      ...more,
    });
    if (reading.status === 'refused') throw new Error(reading.reason);
    return reading.picture;
  };
  return { read, clock, count, black, asked };
}

const remote = (isRead = true): ReadPicturesOptions['recogniser'] => ({
  isLocal: false,
  recognise: () =>
    Promise.resolve(isRead ? { status: 'read', lines: pictureLines(report) } : { status: 'failed', reason: 'failed' }),
});

describe('ReadPictures', () => {
  it('blacks out what is read with doubt beside the rows of a report', async () => {
    const doubtful = pictureLines(`检验报告单 妊各：土小明\n${report}`).map((line) => ({
      ...line,
      words: line.words.map((word) => (/妊各|520/.test(word.text) ? { ...word, confidence: 0.4 } : word)),
    }));
    const recognise = (): Promise<Recognition> => Promise.resolve({ status: 'read', lines: doubtful });
    const { read, black } = world({ recogniser: { isLocal: true, recognise } });
    expect((await read()).kind).toBe('report');
    const boxOf = (word: RegExp) => doubtful.flatMap(({ words }) => words).find(({ text }) => word.test(text))?.box;
    expect(black[0]).toContainEqual(boxOf(/妊各/));
    expect(black[0]).not.toContainEqual(boxOf(/520/));
  });

  it('holds a few pictures at a time, has more wait, and turns away what would wait too long', async () => {
    let holding = 0;
    let most = 0;
    const fetch = async () => {
      most = Math.max(most, ++holding);
      await new Promise(setImmediate);
      holding--;
      return { bytes: Buffer.from('a picture'), mediaType: null, name: null };
    };
    const { read } = world({ attachments: { fetch }, looker: null });
    const readings = await Promise.allSettled(Array.from({ length: 50 }, () => read()));
    const turnedAway = readings.filter(({ status }) => status === 'rejected');
    expect(most).toBe(4);
    expect(turnedAway).toHaveLength(6);
    expect(turnedAway[0]).toMatchObject({ reason: new Error('busy') });
  });

  it('reads rows, and shows a model neither words nor dots of personal data', async () => {
    const { read, asked, black } = world();
    const picture = await read();
    expect(picture).toMatchObject({ kind: 'report', kindBy: 'text', gaps: ['first-frame'] });
    expect(picture.rows).toMatchObject([{ item: '尿酸', value: '520', verdict: 'high' }]);
    expect(picture.hidden).toBe(2);
    expect(black[0]).toHaveLength(2);
    expect(asked[0]?.picture.bytes.toString()).toBe('blackened');
    expect(JSON.stringify([picture.lines, picture.look, asked[0]?.known])).not.toMatch(/13800138000|王小明/);
  });

  it.each<[PictureLeave, string, ReadPicturesOptions['recogniser'], boolean, string[]]>([
    ['redacted', 'no recogniser', null, false, ['no-recogniser', 'kept-here']],
    ['always', 'no recogniser', null, true, ['no-recogniser']],
    ['redacted', 'a stranger to read', remote(), false, ['kept-here']],
    ['always', 'a stranger to read', remote(), true, []],
    ['always', 'a stranger that fails', remote(false), true, ['few-letters']],
    ['never', 'a stranger to read', remote(), false, ['kept-here']],
  ])('lets a picture leave by policy %s with %s: %#', async (policy, _, recogniser, leaves, gaps) => {
    const { read, asked } = world({ recogniser });
    const picture = await read(policy);
    expect([asked.length === 1, picture.shown !== null]).toEqual([leaves, leaves]);
    expect(picture.gaps).toEqual([...gaps, 'first-frame']);
  });

  it('keeps a picture here whose policy is never, and reads its letters all the same', async () => {
    const { read, asked } = world();
    expect(await read('never')).toMatchObject({ shown: null, rows: [{ value: '520' }] });
    expect(asked).toHaveLength(0);
  });

  it.each([
    ['redaction fails', { redactor: { redact: () => { throw new Error('no'); } } }], // prettier-ignore
    ['it cannot be blackened', { decoder: { ...worldDecoder(), blackOut: refuse } }],
  ])('shows nothing where %s', async (_, change) => {
    const { read, asked } = world(change);
    expect(await read('always')).toMatchObject({ shown: null });
    expect(asked).toHaveLength(0);
  });

  it('does not read the same picture twice within ten minutes, and looks again for another question only', async () => {
    const { read, clock, count, asked } = world();
    await read();
    await read();
    await read('redacted', { question: '别的呢？' });
    expect([count.decoded, count.recognised, asked.length]).toEqual([1, 1, 2]);
    const usedUp = await read('redacted', { question: '再问' });
    expect(usedUp.gaps).toContain('looks-used-up');
    // Nobody else may show it to a model either.
    expect(usedUp.shown).toBeNull();
    await read('redacted', { conversation: { channel: 'web', id: 'other' } });
    clock.advance(600_001);
    await read();
    expect(count.decoded).toBe(3);
    clock.advance(3_600_000);
    expect((await read()).look).not.toBeNull();
  });

  it.each([
    ['gone', new AttachmentError('gone', 'x')],
    ['too-large', new AttachmentError('too-large', 'x')],
    ['failed', new Error('x')],
  ])('refuses what is %s', async (reason, error) => {
    const { read } = world({ attachments: { fetch: () => Promise.reject(error) } });
    await expect(read()).rejects.toThrow(reason);
  });

  it('counts on the letters where the model fails, and on the model where there are none', async () => {
    const failing = { look: (): Promise<Seen<PictureLook>> => Promise.resolve({ status: 'failed', usage: [] }) };
    expect(await world({ looker: failing }).read()).toMatchObject({
      look: null,
      rows: [{}],
      gaps: ['model-failed', 'first-frame'],
    });
    expect(await world({}, '').read()).toMatchObject({ kindBy: 'model', gaps: ['few-letters', 'first-frame'] });
    expect((await world({ looker: null }).read()).gaps).toContain('no-model');
  });
});

function refuse(): Promise<DecodeResult<SafePicture>> {
  return Promise.resolve({ status: 'refused', reason: 'busy' });
}

function worldDecoder(): Pick<ReadPicturesOptions['decoder'], 'decode'> {
  return {
    decode: (bytes) =>
      Promise.resolve({
        status: 'done',
        value: { bytes: Buffer.from(bytes), mediaType: 'image/png', width: 9, height: 9, isAnimated: false },
      }),
  };
}
