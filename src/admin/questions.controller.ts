import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { FeedbackStore } from '../core/ports/feedback-store';
import { OutboxStore } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import type { QuestionReport } from '../core/question-report';
import { RequestError } from '../core/request-error';
import { WithdrawReply } from '../intake/withdraw-reply.use-case';
import { countFeedback } from './count-feedback';

/** What became of a reply, and taking it back. */
@Controller('api/questions')
export class QuestionsController {
  constructor(
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(OutboxStore) private readonly outbox: OutboxStore,
    @Inject(FeedbackStore) private readonly feedback: FeedbackStore,
    @Inject(WithdrawReply) private readonly reply: WithdrawReply,
  ) {}

  @Get(':id')
  async read(@Param('id') questionId: string): Promise<QuestionReport> {
    const question = await this.outcomes.findQuestion(questionId);
    if (!question) throw new RequestError('not-found');
    const items = await this.outbox.itemsOf(questionId);
    return {
      questionId,
      conversation: question.conversation,
      parts: items.map(({ body: { part, parts }, state, attempts }) => ({ part, parts, state, attempts })),
      feedback: countFeedback(await this.feedback.of(questionId)),
    };
  }

  /** False when there is nothing to take back, or no more. */
  @Post(':id/withdraw')
  @HttpCode(200)
  async withdraw(@Param('id') questionId: string): Promise<{ withdrawn: boolean }> {
    if (!(await this.outcomes.findQuestion(questionId))) throw new RequestError('not-found');
    return { withdrawn: await this.reply.withdraw(questionId) };
  }
}
