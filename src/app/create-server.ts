import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { takeFileBodies } from '../admin/file-bodies';
import { sessionCookieOptions } from '../admin/session.controller';
import { StartToken } from '../admin/start-token';
import { AppModule } from '../app.module';
import type { Services } from './compose-services';
import { pageFolder } from './program-paths';
import { addWebhookRoutes } from './webhook-routes';

const BODY_LIMIT = 1_048_576;

const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    upgradeInsecureRequests: null,
  },
};

/** The HTTP server with the API and the page, not yet listening. */
export async function createServer(services: Services, startToken: string): Promise<NestFastifyApplication> {
  const token = new StartToken(startToken, services.config.server.port);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(services, token),
    new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: true }),
    { logger: false, abortOnError: false, rawBody: true },
  );
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, { contentSecurityPolicy });
  openWithLink(app, token);
  takeFileBodies(app);
  addWebhookRoutes(app.getHttpAdapter().getInstance(), services);
  if (existsSync(join(pageFolder, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: pageFolder,
      wildcard: false,
      setHeaders: (reply, path) => {
        // Built assets bear a hash of their content in their name.
        if (path.includes('/assets/')) void reply.header('cache-control', 'public, max-age=31536000, immutable');
      },
    });
  }
  return app;
}

/** `/?token=…` puts the token into the session's cookie and takes it out of the address. */
function openWithLink(app: NestFastifyApplication, token: StartToken): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/?')) return;
      const offered = new URL(request.url, 'http://page').searchParams.get('token') ?? undefined;
      if (!token.matches(offered)) return;
      await reply.setCookie(token.cookie, token.value, sessionCookieOptions).redirect('/');
    });
}
