import { Controller, Get, Inject, Param } from '@nestjs/common';
import { OutcomeStore, type QuestionRecord } from '../core/ports/outcome-store';
import type { ReviewItem } from '../core/review-item';
import { RequestError } from '../core/request-error';

const REVIEW_ITEMS = 200;

/** Why the bot spoke or kept silent, and what waits for a person. */
@Controller('api')
export class ExplanationsController {
  constructor(@Inject(OutcomeStore) private readonly outcomes: OutcomeStore) {}

  @Get('messages/:id/explanation')
  async explain(@Param('id') id: string): Promise<QuestionRecord> {
    const record = await this.outcomes.findByMessage(id);
    if (!record) throw new RequestError('still-pending');
    return record;
  }

  @Get('review-items')
  reviewItems(): Promise<ReviewItem[]> {
    return this.outcomes.listReviewItems(REVIEW_ITEMS);
  }
}
