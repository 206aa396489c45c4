import type { FastifyInstance } from 'fastify';
import { QuietLog } from '../channels/quiet-log';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Webhook } from '../core/ports/webhook';

export interface WebhookRoutesOptions {
  webhooks: readonly Webhook[];
  clock: Clock;
  logger: Logger;
}

/** Of what is shown of a name that is none of ours. */
const LONGEST_NAME = 40;

interface WebhookPath {
  channel: string;
  app: string;
}

/**
 * What platforms call. Registered beside the pages' controllers: a webhook gets the bytes as they came, whatever they
 * claim to be, verifies by itself, and needs neither session nor a page's headers.
 */
export function addWebhookRoutes(server: FastifyInstance, { webhooks, clock, logger }: WebhookRoutesOptions): void {
  const log = new QuietLog(logger, clock);
  const refused = (reason: string, fields: Record<string, unknown>): void => {
    log.warn(`refused ${reason}`, { reason, ...fields }, 'A request to a webhook was refused');
  };
  const byName = new Map(webhooks.map((webhook) => [webhook.name, webhook]));
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post<{ Params: WebhookPath }>('/webhooks/:channel/:app', { helmet: false }, async (request, reply) => {
      const { channel, app } = request.params;
      const webhook = byName.get(channel);
      if (!webhook) {
        refused('unknown-channel', { asked: channel.slice(0, LONGEST_NAME) });
        return reply.status(404).send({ error: { code: 'not-found' } });
      }
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { status, body } = await webhook.handle({ app, headers: request.headers, body: bytes });
      return reply.status(status).send(body);
    });
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      const code = status === 413 ? 'too-large' : 'bad-request';
      refused(code, { status, bytes: Number(request.headers['content-length'] ?? NaN) || null });
      return reply.status(status).send({ error: { code } });
    });
    done();
  });
}
