import type * as Lark from '@larksuiteoapi/node-sdk';
import type { Clock } from '../../../core/ports/clock';
import type { FeishuAppConfig } from '../feishu.config';
import type { EventSink } from '../inbound/event-sink';
import { LineState } from '../../line-state';
import type { QuietLog } from '../../quiet-log';
import { sdkLogger, withoutSecrets } from './sdk-logger';

const loadSdk = () => import('@larksuiteoapi/node-sdk');

export interface LongConnectionOptions {
  app: Pick<FeishuAppConfig, 'appId' | 'appSecret' | 'domain'>;
  events: EventSink;
  clock: Clock;
  log: QuietLog;
  timings?: Partial<ConnectionTimings>;
}

/** Milliseconds. */
export interface ConnectionTimings {
  /** Between two looks at the connection. */
  check: number;
  /**
   * What a pong may take. The platform wants a ping every two minutes: a dead line is noticed within 135 s. It must be
   * less than that pause, because each ping begins the SDK's count anew.
   */
  pong: number;
  /** Without any frame for so long a connection is given up, whatever the SDK says of it. */
  silence: number;
  /** For address and handshake together; the SDK's own limits are 15 s each. */
  connecting: number;
  /** Before the first new attempt; the pause doubles with each that fails. */
  firstPause: number;
  longestPause: number;
  /** A connection that lasted so long was a good one: the pauses begin anew. */
  steady: number;
  /** What events under way may take when the program stops. */
  stopping: number;
}

const defaults: ConnectionTimings = {
  check: 1_000,
  pong: 15_000,
  silence: 5 * 60_000,
  connecting: 45_000,
  firstPause: 1_000,
  longestPause: 60_000,
  steady: 30_000,
  stopping: 3_000,
};

/** Wrong id or secret, or an app that may not connect: a person has to look. */
const hopelessCodes = /code=(403|514)\b/;

/**
 * The line on which the platform sends an app's events, so that no public address is needed. The SDK makes one
 * connection; what comes after it breaks is done here with a new client, because the SDK's own attempts end after some
 * failures, miss a socket that closes while it opens, and follow the platform's pauses of up to two minutes.
 */
export class LongConnection {
  private client: Lark.WSClient | null = null;
  private readonly line: LineState;
  /** By the clock's `elapsed`. */
  private lastFrameAt = 0;
  private openedAt = 0;
  private reopenAt: number | null = null;
  private failures = 0;
  private underWay = 0;
  private watch: NodeJS.Timeout | undefined;
  private readonly timings: ConnectionTimings;

  constructor(private readonly options: LongConnectionOptions) {
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
    this.watch = setInterval(() => {
      this.check();
    }, this.timings.check);
    this.watch.unref();
  }

  /** Lets events under way come to their acknowledgement. */
  async stop(): Promise<void> {
    clearInterval(this.watch);
    const end = this.options.clock.elapsed() + this.timings.stopping;
    while (this.underWay > 0 && this.options.clock.elapsed() < end) await pause(10);
    // The SDK sends the acknowledgement right after the handler.
    await pause(0);
    this.line.stop();
    this.client?.close();
    this.client = null;
  }

  private open(): void {
    this.reopenAt = null;
    this.openedAt = this.options.clock.elapsed();
    this.lastFrameAt = this.openedAt;
    loadSdk()
      .then((lark) => {
        if (!this.line.isStopped) this.client = this.connect(lark);
      })
      .catch((error: unknown) => {
        this.giveUp(String(error));
      });
  }

  private connect(lark: typeof Lark): Lark.WSClient {
    const { app, log } = this.options;
    const onFrame = (): void => {
      this.lastFrameAt = this.options.clock.elapsed();
    };
    const logger = sdkLogger({ ...app, log, onFrame });
    const client = new lark.WSClient({
      ...app,
      logger,
      loggerLevel: lark.LoggerLevel.trace,
      autoReconnect: false,
      handshakeTimeoutMs: 15_000,
      wsConfig: { pingTimeout: this.timings.pong / 1000 },
      onReady: () => {
        onFrame();
        this.line.comeUp();
      },
      onError: (error) => {
        this.giveUp(error.message);
      },
    });
    const eventDispatcher = new lark.EventDispatcher({ logger });
    eventDispatcher.invoke = (data) => this.receive(data as Readonly<Record<string, unknown>>);
    void client.start({ eventDispatcher });
    return client;
  }

  /** Throws when the event was not stored: the SDK answers 500 then, and the platform sends it again. */
  private async receive(payload: Readonly<Record<string, unknown>>): Promise<object | undefined> {
    const { events, log, app } = this.options;
    this.underWay++;
    try {
      const answer = await events.receive(payload, { isLate: false });
      return Object.keys(answer).length === 0 ? undefined : answer;
    } catch (error) {
      const fields = { app: app.appId, error: String(error) };
      log.warn('not stored', fields, 'An event was not stored: the platform sends it again');
      throw new Error('The event was not stored', { cause: error });
    } finally {
      this.underWay--;
    }
  }

  private check(): void {
    const now = this.options.clock.elapsed();
    if (this.reopenAt !== null) {
      if (now >= this.reopenAt) this.open();
      return;
    }
    const state = this.client?.getConnectionStatus().state;
    if (state === 'connected') {
      if (now - this.lastFrameAt > this.timings.silence) this.giveUp('the line is silent');
      else if (now - this.openedAt > this.timings.steady) this.failures = 0;
    } else if (state === undefined || state === 'connecting') {
      if (now - this.openedAt > this.timings.connecting) this.giveUp('the platform does not answer');
    } else {
      this.giveUp('the line broke');
    }
  }

  /** Ends this connection; the next is made after a pause. */
  private giveUp(problem: string): void {
    if (this.reopenAt !== null || this.line.isStopped) return;
    this.client?.close({ force: true });
    this.client = null;
    const isHopeless = hopelessCodes.test(problem);
    const { firstPause, longestPause } = this.timings;
    const longest = isHopeless ? longestPause : Math.min(longestPause, firstPause * 2 ** this.failures);
    this.failures++;
    this.reopenAt = this.options.clock.elapsed() + longest * (0.5 + Math.random() / 2);
    const { app, log } = this.options;
    const shown = withoutSecrets(plainWords(problem), app.appSecret);
    this.line.breakDown(shown, { isHopeless });
    const { state } = this.line.status;
    log.warn(
      `connection ${state}`,
      { app: app.appId, state, problem: shown },
      'The long connection to Feishu is not there',
    );
  }
}

/** The SDK's words are about its options and calls, which is of no use to who runs the program. */
function plainWords(problem: string): string {
  if (problem.includes('autoReconnect is disabled')) return 'the platform cannot be reached';
  return hopelessCodes.test(problem)
    ? `the platform refuses App ID, App Secret or the connection (${problem})`
    : problem;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
