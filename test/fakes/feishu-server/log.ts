/** How an event reaches an app. */
export type Route = 'webhook' | 'websocket';

/** What happened, one kind a row. `text` is what a member reads. */
export type Happening =
  | {
      kind: 'posted';
      messageId: string;
      chatId: string;
      /** Of the bot that posted; members' messages have none. */
      appId?: string | undefined;
      memberId?: string | undefined;
      /** The message that the request answered, also inside a topic, where the platform's `parent_id` is the root. */
      inReplyTo?: string | undefined;
      parentId?: string | undefined;
      threadId?: string | undefined;
      messageType: string;
      text: string;
      uuid?: string | undefined;
      /** Which API asked for it; `say` for members. */
      request: string;
    }
  | { kind: 'deduplicated'; messageId: string; appId: string; uuid: string; request: string }
  | { kind: 'updated'; messageId: string; text: string; request: string; sequence?: number | undefined }
  | { kind: 'recalled'; messageId: string; by: string }
  | { kind: 'reaction-added' | 'reaction-removed'; messageId: string; emoji: string; by: string }
  | {
      kind: 'delivered';
      appId: string;
      eventId: string;
      eventType: string;
      messageId?: string | undefined;
      via: Route;
      /** 1 is the first push, 2 the first retry. */
      attempt: number;
      /** HTTP status, or the code in a long connection's answer; 0: no answer. */
      status: number;
      milliseconds: number;
      ok: boolean;
      problem?: string | undefined;
    }
  | { kind: 'acknowledged'; appId: string; eventId: string; connection: number; milliseconds: number; status: number }
  | { kind: 'gave-up'; appId: string; eventId: string; messageId?: string | undefined; attempts: number }
  | { kind: 'rejected'; appId?: string | undefined; request: string; code: number; status: number; why: string }
  | { kind: 'faulted'; request: string; fault: string }
  | { kind: 'token-issued'; appId: string; fresh: boolean }
  | { kind: 'connected' | 'disconnected'; appId: string; connection: number }
  | { kind: 'shown-toast'; messageId: string; text: string };

/** `at` is the platform's clock, `realAt` the machine's. */
export type LogEntry = Happening & { number: number; at: number; realAt: number };

type Kind = Happening['kind'];
export type EntryOf<K extends Kind> = Extract<LogEntry, { kind: K }>;

/** All that happened on the platform, in order. Tests assert on it, never on what the program says of itself. */
export class PlatformLog {
  readonly entries: LogEntry[] = [];

  constructor(private readonly now: () => number) {}

  add(happening: Happening): void {
    this.entries.push({
      ...happening,
      number: this.entries.length + 1,
      at: this.now(),
      realAt: Date.now(),
    });
  }

  of<K extends Kind>(kind: K): EntryOf<K>[] {
    return this.entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);
  }

  /** Refusals by code; a program that keeps to the limits leaves this empty. */
  rejections(...codes: number[]): EntryOf<'rejected'>[] {
    return this.of('rejected').filter((entry) => codes.length === 0 || codes.includes(entry.code));
  }

  /** Every text that this message has shown, first to last; repeated ones once. */
  statesOf(messageId: string): string[] {
    const states: string[] = [];
    for (const entry of this.entries) {
      if ((entry.kind !== 'posted' && entry.kind !== 'updated') || entry.messageId !== messageId) continue;
      if (states.at(-1) !== entry.text) states.push(entry.text);
    }
    return states;
  }

  deliveriesOf(eventId: string): EntryOf<'delivered'>[] {
    return this.of('delivered').filter((entry) => entry.eventId === eventId);
  }
}
