import { readFile } from 'node:fs/promises';
import { Controller, Get, Inject, Param, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AnswerFiles } from '../core/ports/answer-files';
import { RequestError } from '../core/request-error';

/** By the end of the key. A picture is shown in its place, a table is saved. */
const kinds: Readonly<Record<string, { type: string; disposition: string }>> = {
  png: { type: 'image/png', disposition: 'inline' },
  jpg: { type: 'image/jpeg', disposition: 'inline' },
  csv: { type: 'text/csv; charset=utf-8', disposition: 'attachment' },
};

/** Pictures and tables that go with answers, for as long as they are kept. */
@Controller('api/answer-files')
export class AnswerFilesController {
  constructor(@Inject(AnswerFiles) private readonly files: AnswerFiles) {}

  @Get(':key')
  async read(@Param('key') key: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const file = await this.files.find(key);
    const kind = kinds[key.split('.').at(-1) ?? ''];
    // It may be removed just now.
    const bytes = file && (await readFile(file).catch(() => null));
    if (!bytes || !kind) throw new RequestError('not-found');
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // What a key names never changes.
      'cache-control': 'private, max-age=3600, immutable',
    });
    return new StreamableFile(bytes, {
      type: kind.type,
      disposition: `${kind.disposition}; filename="${key}"`,
      length: bytes.length,
    });
  }
}
