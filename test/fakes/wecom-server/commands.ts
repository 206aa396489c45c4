import type { Conversations } from './conversations';
import type { MediaFiles } from './media-files';
import type { RateLimits } from './rate-limits';
import { refusals } from './refusal';

type Fields = Readonly<Record<string, unknown>>;

/** What a callback's `req_id` allows. */
export interface Request {
  kind: 'message' | 'enter_chat' | 'other';
  conversation: string;
  msgid: string;
  at: number;
}

export interface CommandsOptions {
  conversations: Conversations;
  media: MediaFiles;
  limits: RateLimits;
  requests: ReadonlyMap<string, Request>;
  now: () => number;
}

/** Page `path/101463`: a message may be answered for 24 hours, an event for five seconds. */
const ANSWER_MILLISECONDS = 24 * 3_600_000;
const WELCOME_MILLISECONDS = 5_000;

/** What a subscribed robot may ask for. Each returns the `body` of the acknowledgement, or throws a `Refusal`. */
export class Commands {
  constructor(private readonly options: CommandsOptions) {}

  run(cmd: string, requestId: string, body: Fields): Fields | undefined {
    const { limits, media, now } = this.options;
    switch (cmd) {
      case 'aibot_respond_msg':
        this.respond(requestId, body);
        return undefined;
      case 'aibot_respond_welcome_msg':
        this.welcome(requestId, body);
        return undefined;
      case 'aibot_send_msg':
        this.push(body);
        return undefined;
      case 'aibot_upload_media_init':
        limits.take('upload');
        return { upload_id: media.begin(body) };
      case 'aibot_upload_media_chunk':
        media.take(body);
        return undefined;
      case 'aibot_upload_media_finish':
        return { ...media.finish(body), created_at: String(now()) };
      default:
        throw refusals.command();
    }
  }

  private respond(requestId: string, body: Fields): void {
    const request = this.requestOf(requestId, 'message', ANSWER_MILLISECONDS);
    const { conversations, limits } = this.options;
    if (body.msgtype !== 'stream') {
      this.show(request.conversation, body, request.msgid);
      return;
    }
    const stream = fieldsOf(body.stream, 'stream');
    // "目前暂不支持 msg_item 字段"
    if ('msg_item' in stream) throw refusals.body('msg_item');
    if (typeof stream.id !== 'string' || stream.id === '') throw refusals.body('stream.id');
    limits.take(request.conversation);
    conversations.stream(request.conversation, {
      id: `${requestId} ${stream.id}`,
      text: textOf(stream.content),
      isFinished: stream.finish === true,
      answers: request.msgid,
      feedbackId: feedbackOf(stream),
    });
  }

  private welcome(requestId: string, body: Fields): void {
    const { conversation } = this.requestOf(requestId, 'enter_chat', WELCOME_MILLISECONDS);
    const text = textOf(fieldsOf(body.text, 'text').content);
    this.options.conversations.show(conversation, { kind: 'welcome', text });
  }

  private push(body: Fields): void {
    const { chatid, chat_type: type } = body;
    if (typeof chatid !== 'string' || chatid === '') throw refusals.conversation();
    const conversation = type === 1 ? `single:${chatid}` : chatid;
    this.options.conversations.checkOpen(conversation);
    this.show(conversation, body, null);
  }

  private show(conversation: string, body: Fields, answers: string | null): void {
    const { conversations, limits, media } = this.options;
    if (body.msgtype === 'markdown') {
      const markdown = fieldsOf(body.markdown, 'markdown');
      limits.take(conversation);
      const text = textOf(markdown.content);
      conversations.show(conversation, { kind: 'markdown', text, answers, feedbackId: feedbackOf(markdown) });
      return;
    }
    const { msgtype: kind } = body;
    if (kind !== 'image' && kind !== 'file') throw refusals.messageType();
    const { bytes, name } = media.find(fieldsOf(body[kind], kind).media_id, kind);
    limits.take(conversation);
    conversations.show(conversation, { kind, text: kind === 'file' ? name : '', answers, bytes });
  }

  private requestOf(requestId: string, kind: Request['kind'], milliseconds: number): Request {
    const request = this.options.requests.get(requestId);
    if (request?.kind !== kind || this.options.now() - request.at > milliseconds) throw refusals.requestId();
    return request;
  }
}

export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null) throw refusals.body(name);
  return value as Fields;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw refusals.body('content');
  return value;
}

const feedbackOf = ({ feedback }: Fields): string | null =>
  feedback === undefined ? null : textOf(fieldsOf(feedback, 'feedback').id);
