import type { FastifyInstance } from 'fastify';
import type { Webhook } from '../core/ports/webhook';

interface WebhookPath {
  channel: string;
  app: string;
}

/**
 * What platforms call. Registered beside the pages' controllers: a webhook gets the bytes as they came, whatever they
 * claim to be, verifies by itself, and needs neither session nor a page's headers.
 */
export function addWebhookRoutes(server: FastifyInstance, webhooks: readonly Webhook[]): void {
  const byName = new Map(webhooks.map((webhook) => [webhook.name, webhook]));
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post<{ Params: WebhookPath }>('/webhooks/:channel/:app', { helmet: false }, async (request, reply) => {
      const { channel, app } = request.params;
      const webhook = byName.get(channel);
      if (!webhook) return reply.status(404).send({ error: { code: 'not-found' } });
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { status, body } = await webhook.handle({ app, headers: request.headers, body: bytes });
      return reply.status(status).send(body);
    });
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      return reply.status(status).send({ error: { code: status === 413 ? 'too-large' : 'bad-request' } });
    });
    done();
  });
}
