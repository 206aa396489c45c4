import { log } from 'wechaty-puppet';
import { mock } from 'wechaty-puppet-mock';
import type { OpenedPuppet } from '../../src/channels/wechat/puppet/load-puppet';
import { messageType, scanStatus } from '../../src/channels/wechat/puppet/puppet';
import { WeChatChannel, type WeChatAlert } from '../../src/channels/wechat/wechat.channel';
import type { WeChatSettings } from '../../src/channels/wechat/wechat-settings';
import { wechatConfig } from '../../src/channels/wechat/wechat.config';
import type { WeChatTimings } from '../../src/channels/wechat/wechat-timings';
import type { Clock } from '../../src/core/ports/clock';
import type { Logger } from '../../src/core/ports/logger';
import { systemClock } from '../../src/observability/system-clock';
import { FieldLogger } from './journey';
import { bytes, type Card, FakeWeChatPuppet, picture, type SentMessage } from './wechat-puppet';

export interface WeChatRoomOptions {
  topic?: string;
  /** Their nicknames. */
  members?: readonly string[];
  /** So many more, who never say anything. */
  silentMembers?: number;
  botName?: string;
}

/** What a member says; one of text, image, file, voice, link and sticker. */
export interface Saying {
  text?: string;
  /** A file's name. */
  image?: string;
  /** Of the image; else it is one dot. */
  content?: Buffer;
  file?: { name: string; content?: Buffer };
  voice?: { seconds: number; content?: Buffer };
  link?: Card;
  sticker?: true;
  /** A message of a type that nobody knows. */
  unknown?: true;
  /** What it quotes, as WeChat shows it. */
  quote?: { name: string; text: string };
  /** Nicknames, or `bot`; the text gets them in front, too. */
  mentions?: readonly string[];
  /** In a direct chat with the bot. */
  direct?: true;
  /** Epoch milliseconds. */
  sentAt?: number;
  id?: string;
}

export interface ChannelChanges {
  settings?: Partial<WeChatSettings>;
  clock?: Clock;
  logger?: Logger;
  timings?: WeChatTimings;
  timeZone?: string;
}

log.level('silent');

/** No pauses. */
export const swift: WeChatTimings = {
  pace: { most: 1_000, window: 1, within: 0, between: 0, jitter: 0 },
  echoMilliseconds: 50,
  lookupPauseMilliseconds: 0,
  storePauses: [1, 1],
};

/** A group on WeChat with members and the bot, on wechaty's mock puppet. */
export class WeChatRoom {
  readonly bot: string;
  readonly id: string;
  readonly puppet: FakeWeChatPuppet;
  readonly alerts: WeChatAlert[] = [];
  /** Codes as they were shown in the terminal. */
  readonly codes: string[] = [];
  readonly logger = new FieldLogger();
  private readonly world = new mock.Mocker();
  private readonly members = new Map<string, mock.ContactMock>();
  private readonly room: mock.RoomMock;
  private readonly self: mock.ContactMock;
  private readonly session = new Map<string, unknown>();

  constructor({
    topic = '慢病交流群',
    members = ['李阿姨', '王叔'],
    silentMembers = 0,
    botName = '小助手',
  }: WeChatRoomOptions = {}) {
    this.puppet = new FakeWeChatPuppet(this.world);
    this.self = this.world.createContact({ id: 'wxid_bot', name: botName });
    this.world.createContact({ id: 'weixin', name: '微信团队' });
    for (const name of members) this.add(name);
    const silent = Array.from({ length: silentMembers }, (_, index) =>
      this.world.createContact({ name: `群友${index}` }),
    );
    const all = [this.self, ...this.members.values(), ...silent].map(({ id }) => id);
    this.room = this.world.createRoom({ id: '100@chatroom', topic, memberIdList: all });
    this.bot = this.self.id;
    this.id = this.room.id;
  }

  /** The channel of this room, which serves it with the assistant `patients`; not started. */
  channel({ settings = {}, timings = {}, clock = systemClock, logger = this.logger, timeZone }: ChannelChanges = {}) {
    return new WeChatChannel({
      settings: this.settings(settings),
      timeZone: timeZone ?? 'Asia/Shanghai',
      clock,
      logger,
      onAlert: (alert) => this.alerts.push(alert),
      showQr: (lines) => this.codes.push(lines),
      openPuppet: () => Promise.resolve(this.opened()),
      timings: { ...swift, ...timings },
    });
  }

  settings(changes: Partial<WeChatSettings> = {}): WeChatSettings {
    const given = {
      puppet: 'wechaty-puppet-mock',
      acceptBanRisk: true,
      assistant: 'patients',
      directAssistant: 'patients',
    };
    return { ...wechatConfig.parse(given), puppet: given.puppet, ...changes };
  }

  /** The puppet as the channel gets it; what it keeps is kept over a restart. */
  opened(): OpenedPuppet {
    const keep = (prefix: string) => ({
      get: (name: string) => Promise.resolve(this.session.get(`${prefix}${name}`)),
      set: (name: string, data: unknown) => Promise.resolve(this.session.set(`${prefix}${name}`, data)),
      clear: () => {
        for (const key of this.session.keys()) if (key.startsWith(prefix)) this.session.delete(key);
        return Promise.resolve();
      },
      save: () => Promise.resolve(),
    });
    return { puppet: this.puppet, notes: keep('notes '), session: keep('session ') };
  }

  /** Shows a code to scan. */
  async askForScan(code = 'https://login.weixin.qq.com/l/abc'): Promise<void> {
    await this.running();
    this.puppet.emit('scan', { qrcode: code, status: scanStatus.waiting as number });
  }

  /** A person scans the code, or the kept session does by itself. */
  async logIn({ isScanned = true, account = this.self } = {}): Promise<void> {
    if (isScanned) await this.askForScan();
    await this.running();
    this.world.login(account);
  }

  async logOut(reason = 'logged out on the telephone'): Promise<void> {
    await this.puppet.logout(reason);
  }

  /** The id of the message. It arrives before the next turn of the event loop; the channel takes a moment. */
  say(member: string, saying: Saying): string {
    const { direct, sentAt, id } = saying;
    const talkerId = this.memberId(member);
    const sent = this.payloadOf(saying);
    const message = {
      ...sent,
      talkerId,
      ...(id !== undefined && { id }),
      ...(sentAt !== undefined && { timestamp: Math.floor(sentAt / 1000) }),
      ...(direct ? { listenerId: this.bot } : { roomId: this.id, mentionIdList: this.mentionIds(saying) }),
    };
    const messageId = message.id ?? `m${++this.count}`;
    if (saying.link) this.puppet.cards.set(messageId, saying.link);
    if (saying.image !== undefined) {
      const { image, content } = saying;
      this.puppet.files.set(messageId, content ? bytes(content, image) : picture(image));
    }
    const { file, voice } = saying;
    if (file) this.puppet.files.set(messageId, bytes(file.content ?? Buffer.from('content'), file.name));
    if (voice) this.puppet.files.set(messageId, bytes(voice.content ?? Buffer.from('\u0002#!SILK_V3'), 'voice.sil'));
    return this.puppet.receive({ ...message, id: messageId });
  }

  /** The same message once more. */
  repeat(messageId: string): void {
    this.puppet.emit('message', { messageId });
  }

  /** A member takes a message back. */
  recall(member: string, messageId: string): void {
    const place = { roomId: this.id, talkerId: this.memberId(member) };
    this.puppet.receive({ ...place, id: `r${++this.count}`, type: messageType.recalled, text: messageId });
  }

  /** Somebody answers from the bot's own telephone. */
  sayAsBot(text: string): string {
    return this.puppet.receive({ type: messageType.text, talkerId: this.bot, roomId: this.id, text });
  }

  /** Another group with the bot alone; what it sends there is among `puppet.sent`. */
  addGroup(id: string, topic = id): string {
    return this.world.createRoom({ id, topic, memberIdList: [this.bot] }).id;
  }

  rename(topic: string): void {
    this.room.topic(topic).by(this.self);
  }

  /** What the bot sent to this room and what still stands there. */
  seen(): SentMessage[] {
    return this.puppet.sent.filter(({ conversation, isRecalled }) => conversation === this.id && !isRecalled);
  }

  memberId(name: string): string {
    return (this.members.get(name) ?? this.add(name)).id;
  }

  private count = 0;

  private add(name: string): mock.ContactMock {
    const contact = this.world.createContact({ id: `wxid_member${this.members.size + 1}`, name });
    this.members.set(name, contact);
    return contact;
  }

  private payloadOf({ text = '', quote, mentions = [], ...saying }: Saying) {
    if (saying.image !== undefined) return { type: messageType.image, filename: saying.image };
    if (saying.file) return { type: messageType.attachment, filename: saying.file.name };
    if (saying.voice) {
      return { type: messageType.audio, text: `<msg><voicemsg voicelength="${saying.voice.seconds * 1000}" /></msg>` };
    }
    if (saying.link) return { type: messageType.url, text: '<msg><appmsg><type>5</type></appmsg></msg>' };
    if (saying.sticker) return { type: messageType.emoticon, text: '<msg><emoji md5="0" /></msg>' };
    if (saying.unknown) return { type: messageType.unknown, text: '[未知]' };
    const names = mentions.map((name) => `@${name === 'bot' ? this.self.payload.name : name}\u2005`).join('');
    const quoted = quote ? `「${quote.name}：${quote.text}」\n- - - - - - - - - - - - - - -\n` : '';
    return { type: messageType.text, text: `${quoted}${names}${text}` };
  }

  private mentionIds({ mentions = [] }: Saying): string[] {
    return mentions.map((name) => (name === 'bot' ? this.bot : this.memberId(name)));
  }

  /** Until the channel has started the puppet. */
  private async running(): Promise<void> {
    await until(() => this.puppet.isOn);
  }
}

/** Once the condition holds; fails after about twenty seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 4_000; round++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not come to pass');
}
