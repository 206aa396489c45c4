import { randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Commands, type Request } from './commands';
import { Conversations, type Seen } from './conversations';
import { Happenings } from './happenings';
import { MediaFiles } from './media-files';
import { PlatformClock } from './platform-clock';
import { RateLimits } from './rate-limits';
import { type Credentials, type Fault, RobotLines } from './robot-lines';
import { contentOf, type Said } from './said';

export interface WeComServerOptions extends Partial<Credentials> {
  /** As members mention it. */
  botName?: string;
}

/** A message that was handed to the robot. */
export interface Delivered {
  msgid: string;
  /** By which it can be answered. */
  requestId: string;
}

/**
 * A platform on this machine that follows WeCom's public documents as far as a robot with a long connection needs them,
 * for the real SDK (`wsUrl: server.url`). Each file names the pages that it follows, at
 * `developer.work.weixin.qq.com/document/path/…`, and what is assumed. It keeps everything in memory.
 */
export class WeComServer {
  readonly credentials: Credentials;
  readonly botName: string;
  readonly clock = new PlatformClock();
  readonly log = new Happenings();
  readonly limits = new RateLimits(this.clock.now);
  private readonly media = new MediaFiles(this.clock.now);
  private readonly conversations = new Conversations(this.clock.now);
  private readonly requests = new Map<string, Request>();
  /** By message id, for a second delivery. */
  private readonly delivered = new Map<string, { body: object; conversation: string }>();
  private readonly lines: RobotLines;
  private readonly http: Server;
  private count = 0;

  constructor({ botId, secret = 'the-secret', botName = '小茴香' }: WeComServerOptions = {}) {
    this.credentials = { botId: botId ?? `aib${randomBytes(6).toString('hex')}`, secret };
    this.botName = botName;
    const { conversations, media, limits, requests } = this;
    const commands = new Commands({ conversations, media, limits, requests, now: this.clock.now });
    this.lines = new RobotLines({ credentials: this.credentials, commands, log: this.log });
    this.http = createServer((request, response) => {
      this.serveFile(request.url ?? '', response);
    });
    this.lines.attach(this.http);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.lines.stop();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** For `wsUrl`. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** The section `wecom` of the configuration, as variables. */
  get environment(): Record<string, string> {
    const { botId, secret } = this.credentials;
    return { FENNELBEAN_WECOM: JSON.stringify({ botId, secret, botName: this.botName, wsUrl: this.url }) };
  }

  get isConnected(): boolean {
    return this.lines.current !== null;
  }

  /** Waits until the robot's line stands, or is another than the one before. */
  async connected({ after = 0 } = {}): Promise<void> {
    while ((this.lines.current?.number ?? 0) <= after) await pause(2);
  }

  /** A member writes to the robot. Rejects with `not-open` when no robot is connected. */
  async deliver(said: Said): Promise<Delivered> {
    const { chatid, from, quote, mention = chatid !== undefined, createdAt = this.clock.now() } = said;
    const msgid = said.msgid ?? `msg${++this.count}`;
    const writing = { media: this.media, urlOf: (id: string) => `http://127.0.0.1:${this.port}/media/${id}` };
    const body = {
      msgid,
      aibotid: this.credentials.botId,
      ...(chatid !== undefined && { chatid }),
      chattype: chatid === undefined ? 'single' : 'group',
      from: { userid: from },
      ...(createdAt !== null && { create_time: Math.floor(createdAt / 1000) }),
      ...contentOf(said, { ...writing, mention: mention ? `@${this.botName} ` : '' }),
      ...(quote && { quote: contentOf(quote, { ...writing, mention: '' }) }),
    };
    const conversation = Conversations.idOf(chatid, from);
    this.delivered.set(msgid, { body, conversation });
    this.conversations.opened(conversation);
    return this.push('aibot_msg_callback', body, { kind: 'message', conversation, msgid });
  }

  /** The same message once more, under a new `req_id`. */
  redeliver({ msgid }: Pick<Delivered, 'msgid'>): Promise<Delivered> {
    const known = this.delivered.get(msgid);
    if (!known) throw new Error(`Nothing was delivered as ${msgid}`);
    const { body, conversation } = known;
    return this.push('aibot_msg_callback', body, { kind: 'message', conversation, msgid });
  }

  /** A member opens the robot's chat for the first time that day. */
  enter(from: string): Promise<Delivered> {
    return this.event({ from }, { eventtype: 'enter_chat' });
  }

  /** A member judges an answer. `type` 1: accurate, 2: inaccurate, 3: taken back. */
  judge(
    by: { chatid?: string; from: string },
    judgement: { id: string; type: number; content?: string; inaccurate_reason_list?: number[] },
  ): Promise<Delivered> {
    return this.event(by, { eventtype: 'feedback_event', feedback_event: judgement });
  }

  /** Any event. */
  event(
    { chatid, from }: { chatid?: string; from: string },
    event: Readonly<Record<string, unknown>>,
  ): Promise<Delivered> {
    const msgid = `event${++this.count}`;
    const body = {
      msgid,
      create_time: Math.floor(this.clock.now() / 1000),
      aibotid: this.credentials.botId,
      ...(chatid !== undefined && { chatid, chattype: 'group' }),
      from: { userid: from },
      msgtype: 'event',
      event,
    };
    const conversation = Conversations.idOf(chatid, from);
    const kind = event.eventtype === 'enter_chat' ? ('enter_chat' as const) : ('other' as const);
    return this.push('aibot_event_callback', body, { kind, conversation, msgid });
  }

  /** The robot's messages in a group, or in a member's own chat with it, in order. @param where chat id or member id */
  seen(where: string): readonly Seen[] {
    const inGroup = this.conversations.in(where);
    return inGroup.length > 0 ? inGroup : this.conversations.in(`single:${where}`);
  }

  /** What these messages show now. */
  texts(where: string): string[] {
    return this.seen(where).map(({ text }) => text);
  }

  dropConnections(how: 'close' | 'destroy' = 'close'): void {
    this.lines.drop(how);
  }

  /** The line stands, and nobody answers on it any more. */
  goSilent(): void {
    this.lines.deafen();
  }

  refuseConnections(isRefusing = true): void {
    this.lines.isRefusing = isRefusing;
  }

  changeSecret(secret: string): void {
    this.credentials.secret = secret;
  }

  /** Scripts what happens to the next so many of these commands. */
  fail(cmd: string, fault: Fault, times?: number): void {
    this.lines.fail(cmd, fault, times);
  }

  /** No `req_id` from before is known any more; assumed to happen when the platform moves a robot. */
  forgetRequests(): void {
    this.requests.clear();
  }

  /** Another program connects as the robot; it answers nothing. The result ends it. */
  async takeOver(): Promise<() => void> {
    const { botId, secret } = this.credentials;
    const socket = new WebSocket(this.url);
    await new Promise((resolve) => socket.once('open', resolve));
    const headers = { req_id: 'other' };
    socket.send(JSON.stringify({ cmd: 'aibot_subscribe', headers, body: { bot_id: botId, secret } }));
    await new Promise((resolve) => socket.once('message', resolve));
    return () => {
      socket.terminate();
    };
  }

  private async push(cmd: string, body: object, request: Omit<Request, 'at'>): Promise<Delivered> {
    const requestId = `req${++this.count}-${randomBytes(4).toString('hex')}`;
    this.requests.set(requestId, { ...request, at: this.clock.now() });
    const connection = await this.lines.send({ cmd, headers: { req_id: requestId }, body });
    this.log.add({ kind: 'delivered', msgid: request.msgid, connection });
    return { msgid: request.msgid, requestId };
  }

  private serveFile(url: string, response: ServerResponse): void {
    const file = this.media.download(url.split('/').at(-1) ?? '');
    if (!file) {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      return;
    }
    const name =
      file.name === undefined
        ? {}
        : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` };
    response.writeHead(200, { 'content-type': 'application/octet-stream', ...name }).end(file.encrypted);
  }
}

export const startWeComServer = (options?: WeComServerOptions): Promise<WeComServer> =>
  new WeComServer(options).start();
