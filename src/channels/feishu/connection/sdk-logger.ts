import type * as Lark from '@larksuiteoapi/node-sdk';
import type { QuietLog } from '../../quiet-log';

export interface SdkLoggerOptions {
  log: QuietLog;
  appId: string;
  /** Never shown, should the SDK print it. */
  appSecret: string;
  /** Called with every frame that comes in: the SDK tells of these in its log and nowhere else. */
  onFrame: () => void;
}

const LONGEST = 300;
/** Bound to the SDK's version, which package.json pins: a spec with the real SDK fails when they change. */
const frameLines = ['receive pong', 'receive message'];
/** Our own handler has told of it already. */
const OWN_FAILURE = 'invoke event failed';

/** Takes the SDK's lines in: faults go to our log without what is secret, the rest goes nowhere. */
export function sdkLogger({ log, appId, appSecret, onFrame }: SdkLoggerOptions) {
  const textOf = (parts: unknown[]): string => parts.flat(2).map(String).join(' ');
  const watch = (...parts: unknown[]): void => {
    const text = textOf(parts);
    if (frameLines.some((line) => text.includes(line))) onFrame();
  };
  const tell = (...parts: unknown[]): void => {
    const text = textOf(parts);
    if (text.includes(OWN_FAILURE)) return;
    log.warn('sdk', { app: appId, detail: withoutSecrets(text, appSecret) }, 'The Feishu SDK reports');
  };
  return { error: tell, warn: tell, info: () => undefined, debug: watch, trace: watch } satisfies Lark.Logger;
}

/** An address of a connection holds a ticket. */
export function withoutSecrets(text: string, appSecret: string): string {
  return text
    .replaceAll(appSecret, '***')
    .replace(/\b(wss?|https?):\/\/\S+/g, '$1://***')
    .slice(0, LONGEST);
}
