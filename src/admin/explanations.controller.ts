import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { SourcedPassage } from '../core/knowledge';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { OutcomeStore, type QuestionRecord } from '../core/ports/outcome-store';
import { RequestError } from '../core/request-error';

export interface Explanation extends QuestionRecord {
  /** The passages that carried the gate's score, as they are now; those that are gone are left out. */
  carrying: Pick<SourcedPassage, 'id' | 'documentTitle' | 'headingPath' | 'text'>[];
}

/** Why the bot spoke or kept silent. */
@Controller('api')
export class ExplanationsController {
  constructor(
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(KnowledgeStore) private readonly knowledge: KnowledgeStore,
  ) {}

  @Get('messages/:id/explanation')
  async explain(@Param('id') id: string): Promise<Explanation> {
    const record = await this.outcomes.findByMessage(id);
    if (!record) throw new RequestError('still-pending');
    const ids = record.outcome.trace.verdict?.passages.map(({ passageId }) => passageId) ?? [];
    const passages = await this.knowledge.findPassages(ids);
    const carrying = passages.map(({ id: passageId, documentTitle, headingPath, text }) => ({
      id: passageId,
      documentTitle,
      headingPath,
      text,
    }));
    return { ...record, carrying };
  }
}
