import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Bodies of type `application/octet-stream` are handed over as streams, as they come: who takes one watches its size. */
export function takeFileBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('application/octet-stream', (_request, payload, done) => {
      done(null, payload);
    });
}
