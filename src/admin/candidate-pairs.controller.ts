import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { KnowledgeBase } from '../core/knowledge';
import { Clock } from '../core/ports/clock';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore, type ReviewRecord } from '../core/ports/outcome-store';
import { IndexWriter } from '../core/ports/passage-index';
import { readRequest, RequestError } from '../core/request-error';

const REVIEW_ITEMS = 1_000;
/** Of pairs that came from a group. */
const SOURCE = '群成员的回答 A member’s answer';

const pair = z.strictObject({
  question: z.string().trim().min(1).max(2_000),
  answer: z.string().trim().min(1).max(10_000),
  /** Name of the knowledge base; the assistant's first where it is not given. */
  knowledgeBase: z.string().min(1).optional(),
});

/** Answers of members that an admin makes approved ones. */
@Controller('api/review-items/:id')
export class CandidatePairsController {
  constructor(
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(KnowledgeStore) private readonly knowledge: KnowledgeStore,
    @Inject(IndexWriter) private readonly indexes: IndexWriter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those that the pair can be put into; the first is where it goes unless another is chosen. */
  @Get('knowledge-bases')
  async listBases(@Param('id') id: string): Promise<Pick<KnowledgeBase, 'name' | 'title'>[]> {
    const bases = await this.basesOf(await this.requireItem(id));
    return bases.map(({ name, title }) => ({ name, title }));
  }

  /** Writes the pair, as it is or edited, and closes the item; the answer is in force at once. */
  @Post('approve')
  @HttpCode(204)
  async approve(@Param('id') id: string, @Body() body: unknown): Promise<void> {
    const { question, answer, knowledgeBase } = readRequest(pair, body);
    const bases = await this.basesOf(await this.requireItem(id));
    const base = knowledgeBase === undefined ? bases[0] : bases.find(({ name }) => name === knowledgeBase);
    if (!base) throw new RequestError('bad-request', 'knowledgeBase');
    await this.knowledge.putQaPair(base.id, { question, answer, source: SOURCE });
    await this.outcomes.closeReviewItem(id, this.clock.now());
    await this.indexes.refresh();
  }

  private async requireItem(id: string): Promise<ReviewRecord> {
    const items = await this.outcomes.listReviewItems(REVIEW_ITEMS);
    const item = items.find((one) => one.id === id && one.kind === 'candidate-pair');
    if (!item) throw new RequestError('not-found');
    return item;
  }

  private async basesOf({ assistant }: ReviewRecord): Promise<KnowledgeBase[]> {
    const bases = await this.knowledge.listKnowledgeBases();
    return bases.filter((base) => base.assistant === assistant);
  }
}
