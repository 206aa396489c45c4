import { refusals } from './api-error';
import { type App } from './apps';
import { type Ids } from './ids';

export interface Member {
  openId: string;
  name: string;
}

export interface ChatSettings {
  chatId?: string;
  name?: string;
  members: readonly Member[];
  /** Whose bots are in it. */
  appIds: readonly string[];
  /** `topic`: each message opens a topic of its own. */
  mode?: 'group' | 'topic';
}

export interface Chat {
  readonly chatId: string;
  name: string;
  readonly type: 'group' | 'p2p';
  readonly mode: 'group' | 'topic' | 'p2p';
  readonly members: Map<string, Member>;
  readonly appIds: Set<string>;
  readonly messageIds: string[];
  dissolved: boolean;
  /** Nobody but the owner may write. */
  muted: boolean;
}

/** Groups and direct chats. */
export class Chats {
  readonly all = new Map<string, Chat>();

  constructor(private readonly ids: Ids) {}

  add({ chatId = this.ids.chat(), name = '', members, appIds, mode = 'group' }: ChatSettings): Chat {
    return this.keep(chatId, name, 'group', mode, members, appIds);
  }

  /** A person's chat with a bot, made on the first word of either. */
  direct(app: App, member: Member, chatId = this.ids.chat()): Chat {
    return (
      this.directOf(app.appId, member.openId) ?? this.keep(chatId, member.name, 'p2p', 'p2p', [member], [app.appId])
    );
  }

  directOf(appId: string, openId: string): Chat | undefined {
    return [...this.all.values()].find(
      (chat) => chat.type === 'p2p' && chat.appIds.has(appId) && chat.members.has(openId),
    );
  }

  get(chatId: string): Chat {
    const chat = this.all.get(chatId);
    if (chat === undefined) throw new Error(`No chat ${chatId} was added to the fake platform.`);
    return chat;
  }

  /** Where the bot may write: it is in, the chat lives, nobody muted it. */
  writable(chat: Chat, app: App): void {
    if (chat.dissolved) throw refusals.chatDissolved();
    if (!chat.appIds.has(app.appId)) throw refusals.botOutsideChat();
    if (chat.muted) throw refusals.sendingDenied();
  }

  member(openId: string): Member | undefined {
    for (const chat of this.all.values()) {
      const member = chat.members.get(openId);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  private keep(
    chatId: string,
    name: string,
    type: Chat['type'],
    mode: Chat['mode'],
    members: readonly Member[],
    appIds: readonly string[],
  ): Chat {
    const chat: Chat = {
      chatId,
      name,
      type,
      mode,
      members: new Map(members.map((member) => [member.openId, { ...member }])),
      appIds: new Set(appIds),
      messageIds: [],
      dissolved: false,
      muted: false,
    };
    this.all.set(chatId, chat);
    return chat;
  }
}
