import { Controller, Get, Inject, Param, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DocumentPicturesReport } from '../core/document-report';
import { DocumentHistory } from '../core/ports/document-history';
import { DocumentPictureStore, PictureFiles } from '../core/ports/document-picture-store';
import { RequestError } from '../core/request-error';

/** By the end of the key. */
const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg' };

/** Figures and tables of documents, with what was read on them. */
@Controller('api')
export class DocumentPicturesController {
  constructor(
    @Inject(DocumentHistory) private readonly documents: DocumentHistory,
    @Inject(DocumentPictureStore) private readonly pictures: DocumentPictureStore,
    @Inject(PictureFiles) private readonly files: PictureFiles,
  ) {}

  @Get('documents/:id/pictures')
  async list(@Param('id') documentId: string): Promise<DocumentPicturesReport> {
    if (!(await this.documents.find(documentId))) throw new RequestError('not-found');
    const pictures = await this.pictures.of(documentId);
    const readings = await this.pictures.readings(pictures.flatMap(({ key }) => key ?? []));
    const byKey = new Map(
      readings.map(({ key, text, description, questions }) => [key, { text, description, questions }]),
    );
    return {
      pictures: pictures.map((picture) => {
        const { id, ordinal, key, mediaType, width, height, caption, alternative, table, near, headingPath, place } =
          picture;
        return {
          ...{ id, ordinal, key, mediaType, width, height, caption, alternative, table, near, headingPath, place },
          reading: byKey.get(key ?? '') ?? null,
        };
      }),
    };
  }

  @Get('document-pictures/:key')
  async read(@Param('key') key: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const type = types[key.split('.').at(-1) ?? ''];
    const bytes = type === undefined ? null : await this.files.read(key);
    if (!bytes || type === undefined) throw new RequestError('not-found');
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // What a key names never changes.
      'cache-control': 'private, max-age=3600, immutable',
    });
    return new StreamableFile(bytes, { type, disposition: `inline; filename="${key}"`, length: bytes.length });
  }
}
