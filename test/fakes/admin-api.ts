import type { Provider, Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ApiErrorFilter } from '../../src/admin/api-error.filter';
import { notSetUp } from './journey';

/** A controller of the page's API behind HTTP, as the program serves it; to be closed. */
export async function adminApi(controller: Type, providers: readonly Provider[]): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({ controllers: [controller], providers: [...providers] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new ApiErrorFilter({ error: notSetUp, warn: notSetUp } as never));
  await app.init();
  return app;
}
