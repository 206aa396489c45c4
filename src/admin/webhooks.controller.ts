import { Controller, Inject, Param, Post, type RawBodyRequest, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Webhook, Webhooks } from '../core/ports/webhook';
import { RequestError } from '../core/request-error';
import { Open } from './private.guard';

const nothing = Buffer.alloc(0);

/** What platforms call; each webhook verifies by itself. */
@Open()
@Controller('webhooks')
export class WebhooksController {
  private readonly webhooks: ReadonlyMap<string, Webhook>;

  constructor(@Inject(Webhooks) webhooks: readonly Webhook[]) {
    this.webhooks = new Map(webhooks.map((webhook) => [webhook.name, webhook]));
  }

  @Post(':channel/:app')
  async receive(
    @Param('channel') channel: string,
    @Param('app') app: string,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const webhook = this.webhooks.get(channel);
    if (!webhook) throw new RequestError('not-found');
    const { status, body } = await webhook.handle({ app, headers: request.headers, body: request.rawBody ?? nothing });
    void reply.status(status);
    return body;
  }
}
