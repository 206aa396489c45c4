import { setTimeout as pause } from 'node:timers/promises';
import type { Explanation } from '../../src/admin/explanations.controller';
import type { ReceiptOfMessage } from '../../src/core/ports/channel';
import type { WebChatEvent } from '../../src/channels/web/web.channel';

export interface Said {
  mention?: boolean;
  clientId?: string;
  conversation?: string;
  assistant?: string;
  member?: { id: string; name: string };
}

let said = 0;

/** Waits for what comes true soon. */
export async function until<T>(
  look: () => Promise<T | null> | T | null,
  what: string,
  milliseconds = 8000,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`In ${milliseconds} ms there was no ${what}.`);
    await pause(15);
  }
}

/** Speaks to the program over HTTP as the page does. */
export class Page {
  constructor(
    readonly address: string,
    private readonly token: string,
  ) {}

  call(
    path: string,
    { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: object } = {},
  ) {
    return fetch(`${this.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async json<T>(path: string, request: Parameters<Page['call']>[1] = {}): Promise<T> {
    const response = await this.call(path, request);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async post(text: string, { mention = false, clientId, conversation = 'group', ...rest }: Said = {}) {
    const { assistant = 'patients', member = { id: 'li', name: '李阿姨' } } = rest;
    const body = { assistant, clientId: clientId ?? `c${++said}`, member, text, mentionsBot: mention };
    return this.json<ReceiptOfMessage>(`/api/conversations/${conversation}/messages`, { method: 'POST', body });
  }

  /** Why the bot spoke or kept silent about the message, as soon as it is settled. */
  explanation(messageId: string): Promise<Explanation> {
    return until(async () => {
      const response = await this.call(`/api/messages/${messageId}/explanation`);
      return response.status === 404 ? null : ((await response.json()) as Explanation);
    }, 'explanation');
  }

  /** Says something in the group and waits for what becomes of it. */
  async say(text: string, options: Said = {}): Promise<Explanation['outcome']> {
    const { messageId } = await this.post(text, options);
    return (await this.explanation(messageId)).outcome;
  }

  /** What happens in a conversation from now on. */
  async listen(conversation: string): Promise<{ events: WebChatEvent[]; close: () => void }> {
    const closing = new AbortController();
    const response = await fetch(`${this.address}/api/conversations/${conversation}/events`, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: closing.signal,
    });
    const events: WebChatEvent[] = [];
    void readEvents(response, events).catch(() => undefined);
    return {
      events,
      close: () => {
        closing.abort();
      },
    };
  }
}

async function readEvents(response: Response, events: WebChatEvent[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      if (data !== undefined) events.push({ type: field('event'), data: JSON.parse(data) as unknown } as WebChatEvent);
    }
  }
}
