import type { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Optional, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { KnowledgeReport } from '../core/document-report';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { Logger } from '../core/ports/logger';
import { IndexWriter } from '../core/ports/passage-index';
import { VectorIndex } from '../core/ports/vector-index';
import { readRequest, RequestError } from '../core/request-error';
import { AddFile, type AddFileResult } from '../knowledge/add-file.use-case';
import { IngestKnowledge } from '../knowledge/ingest-knowledge.use-case';

const uploadQuery = z.object({ replace: z.enum(['true', 'false']).default('false') });

/** What the files gave, how the indexes do, and new files. */
@Controller('api/knowledge')
export class KnowledgeController {
  constructor(
    @Inject(KnowledgeStore) private readonly knowledge: KnowledgeStore,
    @Inject(IngestKnowledge) private readonly ingest: IngestKnowledge,
    @Inject(AddFile) private readonly files: AddFile,
    @Inject(IndexWriter) private readonly index: IndexWriter,
    @Inject(Logger) private readonly logger: Logger,
    @Optional() @Inject(VectorIndex) private readonly vectors: VectorIndex | null = null,
  ) {}

  @Get()
  async read(): Promise<KnowledgeReport> {
    const bases = await this.knowledge.listKnowledgeBases();
    const { running, last } = this.ingest.state();
    return {
      bases: bases.map(({ name, title, assistant }) => ({ name, title, assistant })),
      ingest: { running, last },
      vectors: this.vectors?.status() ?? null,
    };
  }

  /** Begins to read the configured folder again; how far it is, `read` tells. */
  @Post('ingest')
  @HttpCode(202)
  begin(): void {
    this.ingest
      .run()
      .then(() => this.index.refresh())
      .catch((error: unknown) => {
        this.logger.error({ error: String(error) }, 'The knowledge folder could not be read');
      });
  }

  /** The body is the file. */
  @Put('bases/:base/files/:name')
  async upload(
    @Param('base') knowledgeBase: string,
    @Param('name') name: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
  ): Promise<AddFileResult> {
    const { replace } = readRequest(uploadQuery, query);
    const content = request.body as Readable | undefined;
    if (content === undefined || typeof content.pipe !== 'function') throw new RequestError('bad-request', 'body');
    const result = await this.files.run({ knowledgeBase, name, content, replace: replace === 'true' });
    if (result.status === 'added') await this.index.refresh();
    return result;
  }
}
