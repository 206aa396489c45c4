import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { DocumentPage, DocumentReport, KnowledgeNote } from '../core/document-report';
import { DocumentHistory, documentStateNames, type DocumentSummary } from '../core/ports/document-history';
import { IndexWriter } from '../core/ports/passage-index';
import { readRequest, RequestError } from '../core/request-error';
import { ChangeDocument, type ChangeResult } from '../knowledge/change-document.use-case';
import { CompareVersions, type VersionDifference } from '../knowledge/compare-versions.use-case';
import { EditDocument } from '../knowledge/edit-document.use-case';
import { RollBackDocument } from '../knowledge/roll-back-document.use-case';

const CITING_ANSWERS = 50;
/** There are no accounts yet: whoever has the page is one. */
const ADMIN = 'admin';

/** Tells the day on which documents have to count, as ISO 8601. */
export const Today = Symbol('Today');

const listQuery = z.object({
  state: z.enum(documentStateNames).optional(),
  search: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const versionNumber = z.coerce.number().int().min(1);
const twoVersions = z.object({ from: versionNumber, to: versionNumber });
const rollBack = z.strictObject({ version: z.int().min(1) });
const text = z.strictObject({ text: z.string().max(500_000) });
const settings = z.strictObject({
  from: z.iso.date().nullable().optional(),
  until: z.iso.date().nullable().optional(),
  supersedes: z.array(z.string().min(1).max(1_000)).max(100).optional(),
  reviewedOn: z.iso.date().nullable().optional(),
  reviewedBy: z.string().trim().min(1).max(200).nullable().optional(),
});

/** The documents of an assistant with their versions. What is changed is in force when the call returns. */
@Controller('api/assistants/:assistant/documents')
export class DocumentsController {
  constructor(
    @Inject(DocumentHistory) private readonly history: DocumentHistory,
    @Inject(ChangeDocument) private readonly documents: ChangeDocument,
    @Inject(RollBackDocument) private readonly rollBacks: RollBackDocument,
    @Inject(EditDocument) private readonly edits: EditDocument,
    @Inject(CompareVersions) private readonly comparison: CompareVersions,
    @Inject(IndexWriter) private readonly index: IndexWriter,
    @Inject(Today) private readonly today: () => string,
  ) {}

  @Get()
  async list(@Param('assistant') assistant: string, @Query() query: unknown): Promise<DocumentPage> {
    const { state, search, offset, limit } = readRequest(listQuery, query);
    const wanted = search.trim().toLowerCase();
    const all = await this.history.list(assistant, this.today());
    const matching = all.filter(({ path, title }) => `${path}\n${title}`.toLowerCase().includes(wanted));
    const counts = Object.fromEntries(documentStateNames.map((name) => [name, 0])) as Record<
      DocumentSummary['state'],
      number
    >;
    for (const document of matching) counts[document.state]++;
    const shown = matching.filter((document) => (state ? document.state === state : document.state !== 'removed'));
    return { counts, total: shown.length, documents: shown.slice(offset, offset + limit) };
  }

  @Get(':id')
  async read(@Param('assistant') assistant: string, @Param('id') id: string): Promise<DocumentReport> {
    const summary = await this.require(assistant, id);
    const [document, versions, citing] = await Promise.all([
      this.history.find(id),
      this.history.versions(id),
      this.history.citing(id, CITING_ANSWERS),
    ]);
    const { sources = [], url = null, isSetOnPage = false } = document ?? {};
    return { summary, document: document && { sources, url, isSetOnPage }, versions, citing };
  }

  @Get(':id/versions/:number')
  async text(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<{ text: string }> {
    await this.require(assistant, id);
    const content = await this.history.contentOf(id, readRequest(versionNumber, number));
    if (!content) throw new RequestError('not-found');
    return { text: content.text };
  }

  @Get(':id/difference')
  async compare(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<VersionDifference> {
    await this.require(assistant, id);
    const difference = await this.comparison.run(id, readRequest(twoVersions, query));
    if (!difference) throw new RequestError('not-found');
    return difference;
  }

  @Post(':id/roll-back')
  @HttpCode(200)
  async rollBack(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<DocumentReport> {
    const { version } = readRequest(rollBack, body);
    await this.require(assistant, id);
    const result = await this.rollBacks.run({ documentId: id, version, by: ADMIN });
    if (result !== 'done') throw new RequestError('not-found');
    return this.brought(assistant, id);
  }

  @Put(':id/settings')
  async set(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<DocumentReport> {
    const { reviewedOn, reviewedBy, ...validity } = readRequest(settings, body);
    await this.require(assistant, id);
    const changes = {
      validity,
      ...(reviewedOn !== undefined && { reviewedOn }),
      ...(reviewedBy !== undefined && { reviewedBy }),
    };
    refuse(await this.documents.set(id, changes, ADMIN));
    return this.brought(assistant, id);
  }

  /** In place of what the file says. */
  @Put(':id/text')
  async edit(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<DocumentReport & { problems: readonly KnowledgeNote[] }> {
    const written = readRequest(text, body);
    await this.require(assistant, id);
    const result = await this.edits.run(id, { text: written.text, by: ADMIN });
    if (result.status !== 'done') {
      throw result.status === 'unknown' ? new RequestError('not-found') : new RequestError('bad-request', 'text');
    }
    return { ...(await this.brought(assistant, id)), problems: result.problems };
  }

  @Post(':id/:change')
  @HttpCode(200)
  async switch(
    @Param('assistant') assistant: string,
    @Param('id') id: string,
    @Param('change') change: string,
  ): Promise<DocumentReport> {
    if (change !== 'withdraw' && change !== 'restore') throw new RequestError('not-found');
    await this.require(assistant, id);
    refuse(await this.documents[change](id, ADMIN));
    return this.brought(assistant, id);
  }

  private async brought(assistant: string, id: string): Promise<DocumentReport> {
    await this.index.refresh();
    return this.read(assistant, id);
  }

  private async require(assistant: string, id: string): Promise<DocumentSummary> {
    const all = await this.history.list(assistant, this.today());
    const found = all.find((document) => document.id === id);
    if (!found) throw new RequestError('not-found');
    return found;
  }
}

function refuse(result: ChangeResult): void {
  if (result === 'unknown') throw new RequestError('not-found');
  if (result === 'unknown-path') throw new RequestError('bad-request', 'supersedes');
  if (result === 'no-day') throw new RequestError('bad-request', 'until');
}
