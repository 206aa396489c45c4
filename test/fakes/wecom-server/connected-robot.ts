import { setTimeout as pause } from 'node:timers/promises';
import { WeComChannel, type WeComTimings } from '../../../src/channels/wecom/wecom.channel';
import { wecomApp } from '../../../src/channels/wecom/wecom.config';
import { loadConfig } from '../../../src/config/load-config';
import type { IncomingMessage } from '../../../src/core/message';
import type { IncomingFeedback, OutgoingReply } from '../../../src/core/ports/channel';
import type { ChannelState } from '../../../src/core/ports/channel-health';
import { MovedClock } from '../intake';
import { FieldLogger } from '../journey';
import { startWeComServer, type WeComServer } from './wecom-server';

const timings: Partial<WeComTimings> = {
  heartbeat: 30_000,
  firstPause: 5,
  longestPause: 40,
  steady: 0,
  draftPause: 1,
  storePauses: [1, 1],
};

/** The channel on its line to a platform on this machine, with short pauses. */
export class ConnectedRobot {
  readonly clock = new MovedClock();
  readonly logger = new FieldLogger();
  readonly messages: IncomingMessage[] = [];
  readonly feedback: IncomingFeedback[] = [];
  /** Instead of being stored. */
  fail: Error | null = null;
  readonly channel: WeComChannel;

  private constructor(
    readonly server: WeComServer,
    changes: Partial<WeComTimings>,
    environment: Readonly<Record<string, string>>,
  ) {
    const { wecom, assistants } = loadConfig({ environment });
    const app = wecomApp(wecom, assistants);
    if (!app) throw new Error('The robot is not configured');
    const { clock, logger } = this;
    this.channel = new WeComChannel({ app, clock, logger, timings: { ...timings, ...changes } });
  }

  /** @param server of another robot's, to begin anew on it */
  static async open(
    changes: Partial<WeComTimings> = {},
    { server, options = {} }: { server?: WeComServer; options?: Record<string, unknown> } = {},
  ): Promise<ConnectedRobot> {
    const platform = server ?? (await startWeComServer());
    const section = JSON.parse(platform.environment.FENNELBEAN_WECOM ?? '{}') as object;
    const environment = { FENNELBEAN_WECOM: JSON.stringify({ ...section, ...options }) };
    const robot = new ConnectedRobot(platform, changes, environment);
    await robot.start();
    return robot;
  }

  private async start(): Promise<void> {
    await this.channel.start({
      onMessage: (message) => {
        if (this.fail) return Promise.reject(this.fail);
        this.messages.push(message);
        return Promise.resolve({ messageId: `m${this.messages.length}`, status: 'claimed' });
      },
      onRecalled: nothing,
      onFeedback: (given) => {
        this.feedback.push(given);
        return Promise.resolve(true);
      },
      onWithdraw: nothing,
      onOwnMessage: nothing,
    });
  }

  /** As a program ends that has no answer under way. */
  async leave(): Promise<void> {
    await this.channel.stop();
    await this.channel.close();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.server.close();
  }

  get health() {
    const [health] = this.channel.list();
    if (!health) throw new Error('The channel has one line');
    return health;
  }

  async is(state: ChannelState): Promise<this> {
    await this.until(() => this.health.state === state);
    return this;
  }

  /** Waits as long as the test may. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await pause(2);
  }

  /** The message that was handed on as the number so-and-so, from 1. */
  async message(number = 1): Promise<IncomingMessage> {
    await this.until(() => this.messages.length >= number);
    const message = this.messages[number - 1];
    if (!message) throw new Error('There are fewer messages');
    return message;
  }
}

const nothing = (): Promise<never> => Promise.reject(new Error('nobody expects this'));

/** An answer to this message. */
export function answerTo(
  { conversation, app, platformMessageId, member }: IncomingMessage,
  text: string,
  { sendKey = 'q1-1', draft = null, ...body }: Partial<OutgoingReply['body']> & Partial<OutgoingReply> = {},
): OutgoingReply {
  const form = { writer: 'quote', language: 'zh', part: 1, parts: 1, questionId: 'q1', askedAt: 0 } as const;
  return {
    sendKey,
    conversation,
    app,
    replyTo: platformMessageId,
    text,
    body: { text, citations: [], askedBy: member.id, ...form, ...body },
    draft,
  };
}
