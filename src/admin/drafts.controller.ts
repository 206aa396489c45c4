import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { OutboxStore } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { readRequest, RequestError } from '../core/request-error';
import { DecideHeld } from '../intake/decide-held.use-case';

const decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('send') }),
  z.strictObject({ decision: z.literal('drop') }),
  /** `text`: what was really sent, where it was changed. */
  z.strictObject({ decision: z.literal('handed'), text: z.string().trim().min(1).max(10_000).nullable() }),
]);

const states = { send: 'pending', drop: 'cancelled', handed: 'handed' } as const;

/** A draft that waits for a member of staff. */
@Controller('api/questions/:id/draft')
export class DraftsController {
  constructor(
    @Inject(OutboxStore) private readonly outbox: OutboxStore,
    @Inject(OutcomeStore) private readonly outcomes: OutcomeStore,
    @Inject(DecideHeld) private readonly held: DecideHeld,
  ) {}

  /** Its words as the bot would send them, with the sources. */
  @Get()
  async read(@Param('id') questionId: string): Promise<{ text: string }> {
    const held = (await this.outbox.itemsOf(questionId)).filter(({ state }) => state === 'held');
    if (held.length === 0) throw new RequestError('not-found');
    return { text: held.map(({ text }) => text).join('\n') };
  }

  /** False when somebody has decided before. */
  @Post()
  @HttpCode(200)
  async decide(@Param('id') questionId: string, @Body() body: unknown): Promise<{ decided: boolean }> {
    const request = readRequest(decision, body);
    if (!(await this.outcomes.findQuestion(questionId))) throw new RequestError('not-found');
    const text = request.decision === 'handed' ? request.text : null;
    return { decided: await this.held.decide(questionId, { to: states[request.decision], text, by: 'page' }) };
  }
}
