import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChatPictures, type ChatPictureFormat } from '../../core/ports/chat-pictures';
import { RequestError } from '../../core/request-error';
import { pictureFormatOf } from './picture-format';

const LARGEST = 20 * 1024 * 1024;

const mediaTypes: Readonly<Record<ChatPictureFormat, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
};

/** Pictures that are posted on the chat page, before the message that bears them. */
@Controller('api/chat-pictures')
export class ChatPicturesController {
  constructor(@Inject(ChatPictures) private readonly pictures: ChatPictures) {}

  /** The body is the picture, of type `application/octet-stream`. */
  @Post()
  async post(@Req() request: FastifyRequest): Promise<{ key: string }> {
    const body = request.body as Readable | undefined;
    if (body === undefined || typeof body.pipe !== 'function') throw new RequestError('bad-request', 'body');
    const bytes = await receive(body);
    const format = pictureFormatOf(bytes);
    if (format === 'heic') throw new RequestError('picture-heic');
    if (format === null) throw new RequestError('picture-unsupported');
    return { key: await this.pictures.put(bytes, format) };
  }

  @Get(':key')
  async read(@Param('key') key: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const file = await this.pictures.find(key);
    // It may be removed just now.
    const bytes = file && (await readFile(file).catch(() => null));
    if (!bytes) throw new RequestError('not-found');
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // What a key names never changes.
      'cache-control': 'private, max-age=3600, immutable',
    });
    const type = mediaTypes[key.split('.').at(-1) as ChatPictureFormat];
    return new StreamableFile(bytes, { type, disposition: `inline; filename="${key}"`, length: bytes.length });
  }
}

/** What goes beyond the limit is read to its end and dropped, so that the answer arrives. */
async function receive(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > LARGEST) throw new RequestError('picture-too-large');
  return Buffer.concat(chunks);
}
