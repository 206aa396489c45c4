import type { OwnMessage } from '../../../core/ports/channel';

/** What a send looks like when the account's own messages come back. */
export interface ExpectedEcho {
  conversation: string;
  /** wechaty's message types that it may have. */
  types: readonly number[];
  /** Words of a text, without the line that mentions who asked; null: any. */
  text: string | null;
}

export interface AwaitedEcho {
  /** The id of the own message, once it came. */
  readonly id: Promise<string>;
  forget(): void;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** Finds the ids of sends among the messages that the account shows. Each message is the echo of one send at most. */
export class OwnEchoes {
  private readonly awaited = new Set<{ expected: ExpectedEcho; found: (id: string) => void }>();

  /** To be called before the send begins. */
  await(expected: ExpectedEcho): AwaitedEcho {
    let found: (id: string) => void = () => undefined;
    const id = new Promise<string>((resolve) => (found = resolve));
    const entry = { expected, found };
    this.awaited.add(entry);
    return { id, forget: () => this.awaited.delete(entry) };
  }

  /** @param type wechaty's message type */
  note({ conversation, platformMessageId, text }: OwnMessage, type: number): void {
    for (const entry of this.awaited) {
      const { expected, found } = entry;
      if (expected.conversation !== conversation.id || !expected.types.includes(type)) continue;
      if (expected.text !== null && squeeze(expected.text) !== squeeze(text)) continue;
      this.awaited.delete(entry);
      found(platformMessageId);
      return;
    }
  }
}
