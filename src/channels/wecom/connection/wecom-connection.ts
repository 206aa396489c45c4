import type { WSClient } from '@wecom/aibot-node-sdk';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { LineState } from '../../line-state';
import type { WeComAppConfig } from '../wecom.config';
import { callErrorOf, codes, WeComCallError } from './call-error';
import type { PushBody, WeComLine } from './wecom-line';

const loadSdk = () => import('@wecom/aibot-node-sdk');

/** Milliseconds. */
export interface ConnectionTimings {
  /** Between two pings; page `path/101463` advises 30 s. After two without an answer the line is dead. */
  heartbeat: number;
  /** For socket and subscription together. */
  connecting: number;
  /** Before the first new attempt; the pause doubles with each that fails. */
  firstPause: number;
  longestPause: number;
  /** Before the next attempt when the platform has refused the secret: subscribing too often is punished. */
  refusedPause: number;
  /** A connection that lasted so long was a good one: the pauses begin anew. */
  steady: number;
}

const defaults: ConnectionTimings = {
  heartbeat: 30_000,
  connecting: 30_000,
  firstPause: 1_000,
  longestPause: 60_000,
  refusedPause: 10 * 60_000,
  steady: 30_000,
};

export interface WeComConnectionOptions {
  app: Pick<WeComAppConfig, 'botId' | 'secret' | 'wsUrl'>;
  /** Called with each callback's frame; must not throw. */
  onMessage: (frame: unknown) => void;
  onEvent: (frame: unknown) => void;
  clock: Clock;
  logger: Logger;
  timings?: Partial<ConnectionTimings>;
}

/** The SDK's lines hold people's words; what they tell comes as events, too. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const OUSTED =
  'another program connected as this robot, so WeCom closed this connection: stop the other one, then start this one again';

/**
 * The line on which the platform sends a robot's messages and takes its answers. The SDK makes one connection; what comes
 * after it breaks is done here with a new client, because the SDK gives up after some failures, waits for ever for a
 * subscription that is not answered, and tries a refused secret every few seconds.
 */
export class WeComConnection implements WeComLine {
  private client: WSClient | null = null;
  private isReady = false;
  private readonly line: LineState;
  /** Counts up with every beginning and end, so that an SDK that loads late connects nothing any more. */
  private attempt = 0;
  private failures = 0;
  /** By the clock's `elapsed`. */
  private readyAt = 0;
  /** Of the subscription that is awaited, or of the next attempt. */
  private timer: NodeJS.Timeout | undefined;
  private readonly timings: ConnectionTimings;

  constructor(private readonly options: WeComConnectionOptions) {
    this.timings = { ...defaults, ...options.timings };
    this.line = new LineState(options.clock);
  }

  get status() {
    return this.line.status;
  }

  /** Returns at once; the connection is made behind. */
  start(): void {
    this.line.start();
    this.open();
  }

  stop(): void {
    this.line.stop();
    this.drop();
  }

  async respond(requestId: string, body: object): Promise<void> {
    await this.call((client) => client.reply(headersOf(requestId), body));
  }

  async welcome(requestId: string, text: string): Promise<void> {
    await this.call((client) =>
      client.replyWelcome(headersOf(requestId), { msgtype: 'text', text: { content: text } }),
    );
  }

  async push({ chatid, ...body }: PushBody): Promise<void> {
    // The SDK's type knows fewer fields than the platform.
    await this.call((client) => client.sendMessage(chatid, body as unknown as Parameters<WSClient['sendMessage']>[1]));
  }

  async upload(kind: 'image' | 'file', bytes: Buffer, name: string): Promise<string> {
    return (await this.call((client) => client.uploadMedia(bytes, { type: kind, filename: name }))).media_id;
  }

  private async call<T>(work: (client: WSClient) => Promise<T>): Promise<T> {
    const { client } = this;
    if (!client || !this.isReady) throw new WeComCallError('not-sent', null);
    try {
      return await work(client);
    } catch (error) {
      const failure = callErrorOf(error);
      if (failure.code === codes.notSubscribed && client === this.client) this.giveUp('the platform lost the line');
      throw failure;
    }
  }

  private open(): void {
    this.wait(this.timings.connecting, () => {
      this.giveUp('the platform does not answer');
    });
    const attempt = ++this.attempt;
    loadSdk()
      .then(({ WSClient }) => {
        if (attempt === this.attempt) this.client = this.connect(new WSClient(this.clientOptions()));
      })
      .catch((error: unknown) => {
        if (attempt === this.attempt) this.giveUp(String(error));
      });
  }

  private clientOptions() {
    const { botId, secret, wsUrl } = this.options.app;
    return {
      botId,
      secret,
      wsUrl,
      heartbeatInterval: this.timings.heartbeat,
      maxReconnectAttempts: 0,
      maxAuthFailureAttempts: 0,
      wsOptions: { handshakeTimeout: this.timings.connecting },
      logger: silent,
    };
  }

  private connect(client: WSClient): WSClient {
    let problem: string | null = null;
    client.on('authenticated', () => {
      this.becomeReady();
    });
    client.on('message', this.options.onMessage);
    client.on('event', this.options.onEvent);
    client.on('event.disconnected_event', () => {
      this.end(OUSTED, { isHopeless: true });
    });
    client.on('error', ({ message }) => {
      problem ??= message;
    });
    client.on('disconnected', () => {
      this.giveUp(problem ?? 'the line broke');
    });
    return client.connect();
  }

  private becomeReady(): void {
    clearTimeout(this.timer);
    this.isReady = true;
    this.readyAt = this.options.clock.elapsed();
    this.line.comeUp();
  }

  /** Ends this connection; the next is made after a pause. */
  private giveUp(problem: string): void {
    if (this.line.isStopped) return;
    const lasted = this.isReady ? this.options.clock.elapsed() - this.readyAt : 0;
    if (lasted > this.timings.steady) this.failures = 0;
    const isRefused = refusedCode(problem) === String(codes.invalidSecret);
    this.end(plainWords(problem), { isHopeless: isRefused });
    const { firstPause, longestPause, refusedPause } = this.timings;
    const pause = isRefused ? refusedPause : Math.min(longestPause, firstPause * 2 ** this.failures);
    this.failures++;
    this.wait(pause * (0.5 + Math.random() / 2), () => {
      this.open();
    });
  }

  private end(problem: string, { isHopeless }: { isHopeless: boolean }): void {
    if (this.line.isStopped) return;
    if (this.line.breakDown(problem, { isHopeless })) {
      const { app, logger } = this.options;
      const { state } = this.line.status;
      logger[isHopeless ? 'error' : 'warn']({ app: app.botId, state, problem }, 'The line to WeCom is not there');
    }
    this.drop();
  }

  /** The client as it is, with what still waits for its answers. */
  private drop(): void {
    clearTimeout(this.timer);
    this.attempt++;
    this.isReady = false;
    const { client } = this;
    this.client = null;
    client?.removeAllListeners();
    client?.disconnect();
  }

  private wait(milliseconds: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, milliseconds);
    this.timer.unref();
  }
}

const headersOf = (requestId: string) => ({ headers: { req_id: requestId } });

/** Of a subscription that was refused, in the SDK's words; what the platform says beside it holds addresses. */
const refusedCode = (problem: string): string | undefined =>
  /^Authentication failed:.*\(code: (-?\d+)\)$/s.exec(problem)?.[1];

const LONGEST = 200;

/** One line for who runs the program. */
function plainWords(problem: string): string {
  const code = refusedCode(problem);
  if (code === String(codes.invalidSecret)) {
    return `WeCom does not take Bot ID or Secret (code ${code}): compare both with the robot's API settings; the secret comes from FENNELBEAN_WECOM__SECRET`;
  }
  if (code !== undefined) return `WeCom does not take the connection (code ${code})`;
  if (/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|handshake|Unexpected server response/i.test(problem)) {
    return 'the platform cannot be reached';
  }
  return problem.replace(/\b(wss?|https?):\/\/\S+/g, '$1://***').slice(0, LONGEST);
}

function nothing(): void {
  // Nobody is to be told.
}
