import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Clock } from '../core/ports/clock';
import { OutcomeStore, type ReviewRecord } from '../core/ports/outcome-store';
import { RequestError } from '../core/request-error';

const REVIEW_ITEMS = 200;

/** What waits for a person, of every channel. */
@Controller('api/review-items')
export class ReviewItemsController {
  constructor(
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those that nobody has closed, newest first. */
  @Get()
  list(): Promise<ReviewRecord[]> {
    return this.outcomes.listReviewItems(REVIEW_ITEMS);
  }

  /** A person has seen to it. */
  @Post(':id/close')
  @HttpCode(204)
  async close(@Param('id') id: string): Promise<void> {
    if (!(await this.outcomes.closeReviewItem(id, this.clock.now()))) throw new RequestError('not-found');
  }
}
