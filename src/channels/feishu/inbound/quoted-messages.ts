import type { IncomingMessage, QuotedMessage } from '../../../core/message';
import type { FeishuApi, FeishuMessage } from '../api/feishu-api';
import { withDeadline } from '../../deadline';
import { readJsonObject } from '../read-json';
import { readCard } from './card-content';
import { plainName } from './mentions';
import { readContent } from './message-content';

const DEADLINE_MILLISECONDS = 3_000;
const KEPT = 200;

type Found = Omit<QuotedMessage, 'platformMessageId' | 'rootPlatformMessageId'>;

export interface QuotedMessagesOptions {
  api: Pick<FeishuApi, 'getMessage'>;
  /** Whether the app is one of this program's. */
  isOurs: (appId: string) => boolean;
}

/** What members quote, fetched when somebody needs it: the acknowledgement of a message does not wait for it. */
export class QuotedMessages {
  private readonly found = new Map<string, Found>();

  constructor(private readonly options: QuotedMessagesOptions) {}

  /** With its words, where the platform gives them in time; null when the message quotes none. Never throws. */
  async fetch({ details }: Pick<IncomingMessage, 'details'>): Promise<QuotedMessage | null> {
    const quoted = details?.quoted ?? null;
    if (!quoted) return null;
    const id = quoted.platformMessageId;
    try {
      const found = this.found.get(id) ?? (await withDeadline(this.ask(id), DEADLINE_MILLISECONDS, () => null));
      return found ? { ...quoted, ...found } : quoted;
    } catch {
      return quoted;
    }
  }

  private async ask(id: string): Promise<Found | null> {
    const message = await this.options.api.getMessage(id);
    if (!message || message.isDeleted) return null;
    const found = this.read(message);
    this.found.set(id, found);
    if (this.found.size > KEPT) this.found.delete(this.found.keys().next().value ?? '');
    return found;
  }

  private read({ type, content, mentions, senderId, senderType }: FeishuMessage): Found {
    const named = mentions.map(({ key, name }) => ({ key, name: plainName(name), isBot: false }));
    const read = readContent(type, content, named);
    const text = type === 'interactive' ? wordsOfCard(content) : (read?.text ?? '');
    return {
      text: text === '' ? null : text,
      isFromBot: senderType === 'app' && senderId !== null && this.options.isOurs(senderId),
      attachments: read?.attachments ?? [],
      ...(senderType === 'user' && senderId !== null && { memberId: senderId }),
    };
  }
}

/** A card that a member shares is none of their words; one that is quoted is what they speak of. */
function wordsOfCard(content: string): string {
  const { title, text } = readCard(readJsonObject(content) ?? {});
  return [title, text].filter((part) => part !== '').join('\n');
}
