import type { Clock } from '../../../core/ports/clock';
import type { Webhook, WebhookReply, WebhookRequest } from '../../../core/ports/webhook';
import type { EventSink } from '../inbound/event-sink';
import type { QuietLog } from '../../quiet-log';
import { cipherKeyOf } from './decrypt';
import { verifyRequest, type WebhookSecrets } from './verify-request';

/** As much as the server itself takes. */
const LONGEST_BODY_BYTES = 1_048_576;
/** Of what is shown of a name that is none of ours. */
const LONGEST_NAME = 40;

export interface WebhookApp {
  /** Last part of the path. */
  name: string;
  appId: string;
  encryptKey: string;
  verificationToken: string;
  events: EventSink;
}

export interface FeishuWebhookOptions {
  apps: readonly WebhookApp[];
  clock: Clock;
  log: QuietLog;
}

/** What the platform calls in the mode `webhook`: refuses what is not from it, and answers once an event is stored. */
export class FeishuWebhook implements Webhook {
  readonly name = 'feishu';
  /** Until it is true, and when it is false again, the platform is told to come back later. */
  isOpen = false;
  private readonly apps: ReadonlyMap<string, { secrets: WebhookSecrets; events: EventSink }>;

  constructor(private readonly options: FeishuWebhookOptions) {
    this.apps = new Map(
      options.apps.map(({ name, events, appId, encryptKey, verificationToken }) => [
        name,
        { events, secrets: { appId, encryptKey, verificationToken, cipherKey: cipherKeyOf(encryptKey) } },
      ]),
    );
  }

  async handle({ app: name, headers, body }: WebhookRequest): Promise<WebhookReply> {
    const { clock, log } = this.options;
    const app = this.apps.get(name);
    const refuse = (status: number, reason: string): WebhookReply => {
      // Of names only our own: a stranger could make up any number.
      const known = app ? { app: name } : { asked: name.slice(0, LONGEST_NAME) };
      const kind = app ? `${name} refused ${reason}` : `refused ${reason}`;
      log.warn(kind, { reason, ...known, bytes: body.length }, 'A request to the Feishu webhook was refused');
      return errorReply(status, reason);
    };
    if (!app) return refuse(404, 'unknown-app');
    if (body.length > LONGEST_BODY_BYTES) return refuse(413, 'too-large');
    const request = verifyRequest({ headers, body }, app.secrets, clock.now());
    if (request.kind === 'check') return { status: 200, body: { challenge: request.challenge } };
    if (request.kind === 'refused') return refuse(request.status, request.reason);
    if (!this.isOpen) return refuse(503, 'not-open');
    try {
      return { status: 200, body: await app.events.receive(request.payload, { isLate: request.isLate }) };
    } catch (error) {
      log.warn(
        `${name} not stored`,
        { app: name, error: String(error) },
        'An event was not stored: the platform sends it again',
      );
      return errorReply(503, 'not-stored');
    }
  }
}

const errorReply = (status: number, code: string): WebhookReply => ({ status, body: { error: { code } } });
