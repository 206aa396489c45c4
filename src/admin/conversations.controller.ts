import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { GroupMessage, GroupReport } from '../core/group-report';
import type { Message } from '../core/message';
import { InboxStore, type Job, type MessageRecord } from '../core/ports/inbox-store';
import { OutboxStore, type SendState } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { readRequest } from '../core/request-error';
import { CompletedQuestions } from './completed-questions';

const GROUPS = 200;
const MESSAGES = 100;
const WAITING_JOBS = 200;
/** The channel of the chat page, which keeps pictures itself. */
const PAGE = 'web';

const page = z.object({ before: z.string().min(1).optional() });

/** What was said in the groups of every channel, and what came of it. */
@Controller('api/groups')
export class ConversationsController {
  private readonly completed: CompletedQuestions;

  constructor(
    @Inject(InboxStore) private readonly inbox: InboxStore,
    @Inject(OutboxStore) private readonly outbox: OutboxStore,
    @Inject(OutcomeStore) outcomes: OutcomeStore,
  ) {
    this.completed = new CompletedQuestions(outcomes);
  }

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
    const conversation = { channel, id };
    const records = await this.inbox.history(conversation, MESSAGES, before);
    const parts = await this.partsOf(records);
    const rewritten = await this.completed.of(records);
    const isPending = records.some(({ questionId, reason }) => questionId === null && reason === null);
    const waits = waitsOf(isPending ? await this.inbox.waiting(conversation, WAITING_JOBS) : []);
    return records.map(({ message, questionId, outcome, reason }) => ({
      id: message.id,
      member: message.member,
      text: message.text,
      mentionsBot: message.mentionsBot,
      pictures: picturesOf(message),
      sentAt: message.sentAt,
      questionId,
      outcome,
      reason,
      parts: parts.get(questionId) ?? [],
      rewritten: rewritten.get(questionId) ?? null,
      waitsFor: waits.get(message.id) ?? null,
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

const picturesOf = ({ conversation, details }: Message): (string | null)[] =>
  (details?.attachments ?? [])
    .filter(({ kind }) => kind === 'image')
    .map(({ key }) => (conversation.channel === PAGE ? key : null));

/** By message. A job that was put off has its member's words already. */
const waitsOf = (jobs: readonly Job[]): ReadonlyMap<string, 'more' | 'members'> =>
  new Map(
    jobs.flatMap(({ messages, isDeferred }) =>
      messages.map(({ id }) => [id, isDeferred ? 'members' : 'more'] as const),
    ),
  );
