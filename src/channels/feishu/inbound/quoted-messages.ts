import type { IncomingMessage, QuotedMessage } from '../../../core/message';
import type { FeishuApi, FeishuMessage } from '../api/feishu-api';
import { withDeadline } from '../deadline';
import { plainName } from './mentions';
import { readContent } from './message-content';

const DEADLINE_MILLISECONDS = 3_000;
const KEPT = 200;

type Found = Pick<QuotedMessage, 'text' | 'isFromBot'>;

/** What members quote, fetched when somebody needs it: the acknowledgement of a message does not wait for it. */
export class QuotedMessages {
  private readonly found = new Map<string, Found>();

  constructor(private readonly api: Pick<FeishuApi, 'appId' | 'getMessage'>) {}

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
    const message = await this.api.getMessage(id);
    if (!message || message.isDeleted) return null;
    const found = { text: wordsOf(message), isFromBot: message.senderId === this.api.appId };
    this.found.set(id, found);
    if (this.found.size > KEPT) this.found.delete(this.found.keys().next().value ?? '');
    return found;
  }
}

function wordsOf({ type, content, mentions }: FeishuMessage): string | null {
  const named = mentions.map(({ key, name }) => ({ key, name: plainName(name), isBot: false }));
  const text = readContent(type, content, named)?.text ?? '';
  return text === '' ? null : text;
}
