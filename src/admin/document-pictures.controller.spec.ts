import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import { FakeDocumentPictures, FakePictureFiles } from '../../test/fakes/picture-stores';
import { DocumentHistory } from '../core/ports/document-history';
import { DocumentPictureStore, PictureFiles } from '../core/ports/document-picture-store';
import { DocumentPicturesController } from './document-pictures.controller';

describe('DocumentPicturesController', () => {
  const pictures = new FakeDocumentPictures();
  const files = new FakePictureFiles();
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const find = (id: string) => Promise.resolve(id === 'd1' ? { id } : null);
    app = await adminApi(DocumentPicturesController, [
      { provide: DocumentHistory, useValue: { find } },
      { provide: DocumentPictureStore, useValue: pictures },
      { provide: PictureFiles, useValue: files },
    ]);
  });
  afterAll(() => app.close());

  const get = (path: string) => app.inject({ method: 'GET', url: `/api/${path}` });

  it('lists figures and tables with what was read on them', async () => {
    const key = await files.put(Buffer.from('png'), 'png');
    const own = { documentId: 'd1', knowledgeBaseId: 'b1' };
    const shown = {
      alternative: '',
      near: '上文',
      headingPath: ['方法'],
      place: { kind: 'page', first: 2, last: 2 } as const,
    };
    const figure = {
      ...shown,
      id: 'p1',
      ordinal: 0,
      key,
      mediaType: 'image/png',
      width: 9,
      height: 6,
      caption: '图 1',
      table: '',
    } as const;
    const table = {
      ...shown,
      id: 'p2',
      ordinal: 1,
      key: null,
      mediaType: null,
      width: 0,
      height: 0,
      caption: '表 1',
      table: '| a |',
    } as const;
    await pictures.replaceOf('d1', 'b1', [
      { ...own, ...figure },
      { ...own, ...table },
    ]);
    const read = { text: '收缩压', description: '', questions: ['多高？'] };
    await pictures.putReading({ key, ...read, madeBy: 'ocr' });
    expect((await get('documents/d1/pictures')).json()).toEqual({
      pictures: [
        { ...figure, reading: read },
        { ...table, reading: null },
      ],
    });
    expect((await get('documents/d2/pictures')).statusCode).toBe(404);
  });

  it('shows a picture in its place, and takes it for nothing else', async () => {
    const { statusCode, headers, body } = await get(`document-pictures/${await files.put(Buffer.from('jpeg'), 'jpg')}`);
    expect([statusCode, body, headers['content-type']]).toEqual([200, 'jpeg', 'image/jpeg']);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600, immutable',
    });
    expect(headers['content-disposition']).toMatch(/^inline;/);
  });

  it.each([`${'a'.repeat(32)}.png`, 'x.csv', '..%2Fpackage.json'])('says that %j is not there', async (key) => {
    expect((await get(`document-pictures/${key}`)).statusCode).toBe(404);
  });
});
