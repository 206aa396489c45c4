import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { OriginsReport } from '../core/origins-report';
import { Logger } from '../core/ports/logger';
import { IndexWriter } from '../core/ports/passage-index';
import { RequestError } from '../core/request-error';
import { SyncOrigins } from '../knowledge/sync-origins.use-case';

/** Documents that come from elsewhere: what is fetched, and what came of it. */
@Controller('api/knowledge')
export class OriginsController {
  constructor(
    @Inject(SyncOrigins) private readonly sync: SyncOrigins,
    @Inject(IndexWriter) private readonly index: IndexWriter,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  @Get('origins')
  read(): Promise<OriginsReport> {
    return this.sync.state();
  }

  /** Begins to fetch; how far it is, `read` tells. */
  @Post(':base/sync')
  @HttpCode(202)
  async begin(@Param('base') knowledgeBase: string): Promise<void> {
    const { bases } = await this.sync.state();
    if (!bases.some(({ name }) => name === knowledgeBase)) throw new RequestError('not-found');
    this.sync
      .run({ knowledgeBase })
      .then(() => this.index.refresh())
      .catch((error: unknown) => {
        this.logger.error({ knowledgeBase, error: String(error) }, 'The origins could not be synchronised');
      });
  }
}
