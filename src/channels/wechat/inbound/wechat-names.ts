import type { WeChatPuppet } from '../puppet/puppet';
import type { GentleLookups } from './gentle-lookups';
import { memberName, plainName } from './plain-name';

type NamingPuppet = Pick<WeChatPuppet, 'contactPayload' | 'roomMemberPayload' | 'roomPayload'>;

/** `ContactType` of wechaty-puppet 1.21. */
const OFFICIAL_ACCOUNT = 2;

/** Names of members and groups, each asked for once; no list of members is ever read. */
export class WeChatNames {
  constructor(
    private readonly puppet: NamingPuppet,
    private readonly lookups: GentleLookups,
  ) {}

  /** The member's name in the group, else that of their account, else the end of the id. Never throws. */
  async ofMember(roomId: string | null, memberId: string): Promise<string> {
    const inGroup = plainName((roomId === null ? null : await this.inGroup(roomId, memberId)) ?? '');
    return memberName(inGroup === '' ? ((await this.ofContact(memberId)) ?? '') : inGroup, memberId);
  }

  /** Those that the bot may be mentioned by in the group; without doubles. */
  async ofBot(roomId: string | null, botId: string): Promise<string[]> {
    const names = [roomId === null ? null : await this.inGroup(roomId, botId), await this.ofContact(botId)];
    return [...new Set(names.flatMap((name) => plainName(name ?? '') || []))];
  }

  /** Null while it is not known. */
  async ofGroup(roomId: string): Promise<string | null> {
    const topic = await this.lookups.ask(`room ${roomId}`, async () => (await this.puppet.roomPayload(roomId)).topic);
    return plainName(topic ?? '') || null;
  }

  /** A group has got a new name. */
  renamed(roomId: string, topic: string): void {
    this.lookups.learn(`room ${roomId}`, topic);
  }

  /** Whether it is a service or a public account, which asks nothing. */
  async isService(contactId: string): Promise<boolean> {
    const type = await this.lookups.ask(`type ${contactId}`, async () =>
      String((await this.puppet.contactPayload(contactId)).type),
    );
    return type === String(OFFICIAL_ACCOUNT);
  }

  private inGroup(roomId: string, memberId: string): Promise<string | null> {
    return this.lookups.ask(`member ${roomId} ${memberId}`, async () => {
      const { roomAlias, name } = await this.puppet.roomMemberPayload(roomId, memberId);
      return plainName(roomAlias ?? '') || name;
    });
  }

  private ofContact(contactId: string): Promise<string | null> {
    return this.lookups.ask(`contact ${contactId}`, async () => (await this.puppet.contactPayload(contactId)).name);
  }
}
