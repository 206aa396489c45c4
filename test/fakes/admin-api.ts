import type { Provider, Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ApiErrorFilter } from '../../src/admin/api-error.filter';
import { takeFileBodies } from '../../src/admin/file-bodies';
import { notSetUp } from './journey';

/** Controllers of the page's API behind HTTP, as the program serves them; to be closed. */
export async function adminApi(
  controllers: Type | Type[],
  providers: readonly Provider[],
): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({
    controllers: [controllers].flat(),
    providers: [...providers],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  takeFileBodies(app);
  app.useGlobalFilters(new ApiErrorFilter({ error: notSetUp, warn: notSetUp } as never));
  await app.init();
  return app;
}
