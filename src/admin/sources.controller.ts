import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { SourceLinks } from '../core/ports/source-links';
import { Today } from './documents.controller';
import { Open } from './private.guard';
import { sorryPage, sourcePage, sourcePageSecurityPolicy } from './source-page';
import { viewSource } from './source-view';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': sourcePageSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'private, no-store',
};

/** What members see who follow a source of an answer: who has the link may read, and nothing else opens from it. */
@Open()
@Controller('sources')
export class SourcesController {
  constructor(
    @Inject(SourceLinks) private readonly links: SourceLinks,
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(KnowledgeStore) private readonly knowledge: KnowledgeStore,
    @Inject(Today) private readonly today: () => string,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { outcomes, knowledge, today } = this;
    void reply.headers(headers);
    const reference = this.links.verify(token);
    if (reference === 'invalid') return sorry(reply, 404, 'missing');
    const view = reference === 'expired' ? null : await viewSource(reference, { outcomes, knowledge, today });
    if (!view) return sorry(reply, 410, 'expired');
    return sourcePage(view);
  }
}

function sorry(reply: FastifyReply, status: number, why: Parameters<typeof sorryPage>[0]): string {
  void reply.status(status);
  return sorryPage(why);
}
