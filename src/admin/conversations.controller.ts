import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { GroupMessage, GroupReport } from '../core/group-report';
import { InboxStore, type MessageRecord } from '../core/ports/inbox-store';
import { OutboxStore, type SendState } from '../core/ports/outbox-store';
import { readRequest } from '../core/request-error';

const GROUPS = 200;
const MESSAGES = 100;

const page = z.object({ before: z.string().min(1).optional() });

/** What was said in the groups of every channel, and what came of it. */
@Controller('api/groups')
export class ConversationsController {
  constructor(
    @Inject(InboxStore) private readonly inbox: InboxStore,
    @Inject(OutboxStore) private readonly outbox: OutboxStore,
  ) {}

  /** Those with the newest messages first. */
  @Get()
  async list(): Promise<GroupReport[]> {
    const found = await this.inbox.conversations(GROUPS);
    return found.map(({ conversation, ...rest }) => ({ ...conversation, ...rest }));
  }

  /** The newest messages, oldest first; with `before`, those that came before the message with that id. */
  @Get(':channel/:id/messages')
  async messages(
    @Param('channel') channel: string,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<GroupMessage[]> {
    const { before } = readRequest(page, query);
    const records = await this.inbox.history({ channel, id }, MESSAGES, before);
    const parts = await this.partsOf(records);
    return records.map(({ message, questionId, outcome, reason }) => ({
      id: message.id,
      member: message.member,
      text: message.text,
      mentionsBot: message.mentionsBot,
      sentAt: message.sentAt,
      questionId,
      outcome,
      reason,
      parts: parts.get(questionId) ?? [],
    }));
  }

  /** By question; those that ended in silence have none. */
  private async partsOf(records: readonly MessageRecord[]): Promise<Map<string | null, SendState[]>> {
    const answered = records.filter(({ outcome }) => outcome?.answer).flatMap(({ questionId }) => questionId ?? []);
    const found = [...new Set(answered)].map(async (questionId) => {
      const items = await this.outbox.itemsOf(questionId);
      return [questionId, items.map(({ state }) => state)] as const;
    });
    return new Map(await Promise.all(found));
  }
}
