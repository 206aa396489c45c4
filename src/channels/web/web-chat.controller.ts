import { Body, Controller, Get, HttpCode, Inject, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import { interval, map, merge, type Observable } from 'rxjs';
import { z } from 'zod';
import type { Message } from '../../core/message';
import { AssistantStore } from '../../core/ports/assistant-store';
import type { ReceiptOfMessage } from '../../core/ports/channel';
import { ChatPictures } from '../../core/ports/chat-pictures';
import { Clock } from '../../core/ports/clock';
import { InboxStore, type MessageRecord } from '../../core/ports/inbox-store';
import { readRequest, RequestError } from '../../core/request-error';
import { picturesOf, withPictures } from './message-pictures';
import { WebChannel } from './web.channel';

const HISTORY = 200;
const PICTURES = 10;
const PING_MILLISECONDS = 15_000;
const APP = 'page';

const identity = z.string().trim().min(1).max(100);
const posted = z.object({
  assistant: identity,
  clientId: identity,
  member: z.object({ id: identity, name: z.string().trim().min(1).max(60) }),
  text: z.string(),
  mentionsBot: z.boolean().default(false),
  /** Keys of pictures that were posted before. */
  pictures: z.array(z.string()).max(PICTURES).default([]),
});

/** Messages that made one question share its id. */
type MessageView = Pick<Message, 'id' | 'member' | 'text' | 'mentionsBot' | 'sentAt'> &
  Pick<MessageRecord, 'outcome' | 'questionId' | 'reason'> & { pictures: string[] };

/** The group chat simulator's own transport. */
@Controller('api/conversations/:conversation')
export class WebChatController {
  constructor(
    @Inject(WebChannel) private readonly channel: WebChannel,
    @Inject(InboxStore) private readonly inbox: InboxStore,
    @Inject(AssistantStore) private readonly assistants: AssistantStore,
    @Inject(ChatPictures) private readonly pictures: ChatPictures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('messages')
  async history(@Param('conversation') id: string): Promise<MessageView[]> {
    const records = await this.inbox.history({ channel: this.channel.name, id }, HISTORY);
    return records.map(viewOf);
  }

  @Post('messages')
  @HttpCode(202)
  async post(@Param('conversation') id: string, @Body() body: unknown): Promise<ReceiptOfMessage> {
    const { assistant, clientId, member, text, mentionsBot, pictures } = readRequest(posted, body);
    if (text.trim() === '' && pictures.length === 0) throw new RequestError('empty-text');
    if (id.length > 100) throw new RequestError('bad-request', 'conversation');
    if (!this.channel.isOpen) throw new RequestError('stopping');
    if (!(await this.assistants.find(assistant))) throw new RequestError('unknown-assistant');
    const found = await Promise.all(pictures.map((key) => this.pictures.find(key)));
    if (found.includes(null)) throw new RequestError('picture-gone');
    return this.channel.receive({
      conversation: { channel: this.channel.name, id },
      app: APP,
      // The length keeps "a" and "b/c" apart from "a/b" and "c".
      platformMessageId: `${id.length}:${id}/${clientId}`,
      assistant,
      member,
      text,
      mentionsBot,
      sentAt: this.clock.now(),
      ...(pictures.length > 0 && { details: withPictures(text, pictures) }),
    });
  }

  @Sse('events')
  events(@Param('conversation') id: string): Observable<MessageEvent> {
    const pings = interval(PING_MILLISECONDS).pipe(map((): MessageEvent => ({ type: 'ping', data: {} })));
    return merge(this.channel.eventsOf(id), pings);
  }
}

function viewOf({ message, outcome, questionId, reason }: MessageRecord): MessageView {
  const { id, member, text, mentionsBot, sentAt } = message;
  return { id, member, text, mentionsBot, sentAt, pictures: picturesOf(message), outcome, questionId, reason };
}
