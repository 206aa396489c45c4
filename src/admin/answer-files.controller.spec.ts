import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { AnswerFiles } from '../core/ports/answer-files';
import { FolderAnswerFiles } from '../stores/files/answer-files';
import { AnswerFilesController } from './answer-files.controller';

describe('AnswerFilesController', () => {
  const folder = new TemporaryFolder();
  const files = new FolderAnswerFiles(folder.path);
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await adminApi(AnswerFilesController, [{ provide: AnswerFiles, useValue: files }]);
  });
  afterAll(async () => {
    await app.close();
    folder.remove();
  });

  const get = (key: string) => app.inject({ method: 'GET', url: `/api/answer-files/${encodeURIComponent(key)}` });

  it('hands over a table to be saved, and taken for nothing else', async () => {
    const key = await files.put(Buffer.from('\ufeff方向,篇数\r\n'), 'csv');
    const { statusCode, headers, body } = await get(key);
    expect([statusCode, body]).toEqual([200, '\ufeff方向,篇数\r\n']);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${key}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('shows a picture in its place', async () => {
    for (const [extension, type] of [
      ['png', 'image/png'],
      ['jpg', 'image/jpeg'],
    ] as const) {
      const { headers } = await get(await files.put(Buffer.from('dots'), extension));
      expect(headers['content-type']).toBe(type);
      expect(headers['content-disposition']).toMatch(/^inline;/);
    }
  });

  it.each([`${'a'.repeat(32)}.csv`, '../package.json', 'x'])('says kindly that %j is not there', async (key) => {
    const { statusCode, body } = await get(key);
    expect(statusCode).toBe(404);
    expect(body).toContain('没有找到');
  });
});
