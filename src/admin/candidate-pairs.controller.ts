import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../core/ports/clock';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore } from '../core/ports/outcome-store';
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
@Controller('api/review-items/:id/approve')
export class CandidatePairsController {
  constructor(
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(KnowledgeStore) private readonly knowledge: KnowledgeStore,
    @Inject(IndexWriter) private readonly indexes: IndexWriter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the pair, as it is or edited, and closes the item; the answer is in force at once. */
  @Post()
  @HttpCode(204)
  async approve(@Param('id') id: string, @Body() body: unknown): Promise<void> {
    const { question, answer, knowledgeBase } = readRequest(pair, body);
    const items = await this.outcomes.listReviewItems(REVIEW_ITEMS);
    const item = items.find((one) => one.id === id && one.kind === 'candidate-pair');
    if (!item) throw new RequestError('not-found');
    const bases = await this.knowledge.listKnowledgeBases();
    const base = bases.find(
      ({ name, assistant }) => assistant === item.assistant && (knowledgeBase === undefined || name === knowledgeBase),
    );
    if (!base) throw new RequestError('bad-request', 'knowledgeBase');
    await this.knowledge.putQaPair(base.id, { question, answer, source: SOURCE });
    await this.outcomes.closeReviewItem(id, this.clock.now());
    await this.indexes.refresh();
  }
}
