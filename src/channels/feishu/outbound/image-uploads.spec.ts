import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogFields } from '../../../core/ports/logger';
import { FeishuApiError } from '../api/feishu-api-error';
import { ImageUploads } from './image-uploads';

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40)]);

describe('ImageUploads', () => {
  let folder: string;
  let warnings: LogFields[];
  let uploads: number;
  let isBroken: boolean;
  let images: ImageUploads;

  const file = (name: string, content: Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const upload = (...files: string[]) =>
    images.upload({
      sendKey: 's1',
      conversation: { channel: 'feishu', id: 'oc_1' },
      app: 'cli_1',
      replyTo: 'om_1',
      text: '',
      draft: null,
      body: {
        text: '',
        citations: [],
        writer: 'model',
        language: 'zh',
        questionId: 'q1',
        askedBy: 'ou_1',
        askedAt: 0,
        part: 1,
        parts: 1,
        images: files.map((path) => ({ file: path, description: '图' })),
      },
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'feishu-images-'));
    warnings = [];
    uploads = 0;
    isBroken = false;
    const refusal = { call: 'POST im/v1/images', stage: 'call', status: 400, network: null, retryAfter: null } as const;
    images = new ImageUploads(
      {
        uploadImage: () => {
          uploads++;
          if (isBroken) return Promise.reject(new FeishuApiError({ ...refusal, code: 234011, logId: null }));
          return Promise.resolve(`img_${uploads}`);
        },
      },
      { info: () => undefined, warn: (fields) => void warnings.push(fields), error: () => undefined },
    );
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('uploads each picture once, whatever its name', async () => {
    const [one, two] = [file('one.png', png), file('two.png', png)];
    expect(await upload(one, two)).toEqual([
      { imageKey: 'img_1', description: '图' },
      { imageKey: 'img_1', description: '图' },
    ]);
    await upload(one);
    expect(uploads).toBe(1);
  });

  it('leaves out what is no picture, empty, too large or not there, with a line each that names no file', async () => {
    const large = file('large.png', png);
    truncateSync(large, 10 * 1024 * 1024 + 1);
    const bad = [file('a.png', Buffer.from('<svg/>')), file('b.png', Buffer.alloc(0)), large, join(folder, 'none.png')];
    expect(await upload(...bad, file('good.png', png))).toEqual([{ imageKey: 'img_1', description: '图' }]);
    expect(warnings).toHaveLength(4);
    expect(JSON.stringify(warnings)).not.toContain(folder);
  });

  it('tries again after a refusal', async () => {
    const one = file('one.png', png);
    isBroken = true;
    expect(await upload(one)).toEqual([]);
    isBroken = false;
    expect(await upload(one)).toHaveLength(1);
  });

  it.each([
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['gif', [...Buffer.from('GIF89a')]],
    ['webp', [...Buffer.from('RIFF0000WEBP')]],
    ['bmp', [...Buffer.from('BM')]],
    ['heic', [0, 0, 0, 24, ...Buffer.from('ftypheic')]],
  ])('takes %s', async (_kind, bytes) => {
    expect(await upload(file('picture', Buffer.concat([Buffer.from(bytes), Buffer.alloc(20)])))).toHaveLength(1);
  });
});
