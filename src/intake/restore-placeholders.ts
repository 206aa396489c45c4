import type { ConversationRef } from '../core/message';
import type { Clock } from '../core/ports/clock';
import type { OutboxItem } from '../core/ports/outbox-store';
import type { PlaceholderStore } from '../core/ports/placeholder-store';
import type { PlacedValue, RedactionScope } from '../core/ports/redactor';
import { placeholdersIn, replacePlaceholders } from '../text/placeholders';

export interface RestorePlaceholdersOptions {
  placeholders: Pick<PlaceholderStore, 'find'>;
  clock: Pick<Clock, 'now'>;
}

type Reply = Pick<OutboxItem, 'conversation' | 'replyTo' | 'text' | 'body'>;

/**
 * Puts a member's own personal data back into the reply to that member, in the conversation where they told it, at the
 * moment of sending. Nothing of it is stored. What is not known, or not the member's, stays a placeholder.
 */
export class RestorePlaceholders {
  constructor(private readonly options: RestorePlaceholdersOptions) {}

  /** The same reply with words to be shown; as it is where it answers nobody's message, as what is passed on. */
  async of<Item extends Reply>(item: Item): Promise<Item> {
    const { conversation, replyTo, text, body } = item;
    if (replyTo === '' || body.askedBy === '') return item;
    const { figures } = body;
    const found = placeholdersIn(`${text}\n${body.text}\n${JSON.stringify(figures ?? null)}`);
    if (found.length === 0) return item;
    const values = await this.find(conversation, body.askedBy, found);
    const restored = (words: string) => replacePlaceholders(words, (one) => values.get(one) ?? one);
    const shown = { text: restored(body.text), ...(figures && { figures: withStrings(figures, restored) }) };
    return { ...item, text: restored(text), body: { ...body, ...shown } };
  }

  /** What the placeholders of a text stand for. */
  async reveal(text: string, { conversation, memberId }: RedactionScope): Promise<readonly PlacedValue[]> {
    const known = await this.find(conversation, memberId, placeholdersIn(text));
    return [...known].map(([placeholder, value]) => ({ placeholder, value }));
  }

  /** For a reply that is shown while it is written. */
  forDraft(conversation: ConversationRef, memberId: string): RestoredDraft {
    return new RestoredDraft((placeholders) => this.find(conversation, memberId, placeholders));
  }

  private async find(
    conversation: ConversationRef,
    memberId: string,
    placeholders: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const { placeholders: store, clock } = this.options;
    if (placeholders.length === 0) return new Map();
    const known = await store.find({ conversation, memberId }, placeholders, clock.now());
    return new Map(known.map(({ placeholder, value }) => [placeholder, value]));
  }
}

/** The same with each text in it changed, at any depth. */
function withStrings<Value>(value: Value, change: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? change(one) : one,
  ) as Value;
}

/** Looks each placeholder up once, however often the growing text is shown. */
export class RestoredDraft {
  private readonly known = new Map<string, string>();

  constructor(private readonly find: (placeholders: readonly string[]) => Promise<ReadonlyMap<string, string>>) {}

  /** The latest words by then. @param latest asked again after each look-up */
  async show(latest: () => string): Promise<string> {
    for (;;) {
      const text = latest();
      const unknown = placeholdersIn(text).filter((placeholder) => !this.known.has(placeholder));
      if (unknown.length === 0) return replacePlaceholders(text, (one) => this.known.get(one) ?? one);
      const values = await this.find(unknown);
      for (const placeholder of unknown) this.known.set(placeholder, values.get(placeholder) ?? placeholder);
    }
  }
}
