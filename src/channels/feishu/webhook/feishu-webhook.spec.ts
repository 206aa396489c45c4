import { MovedClock } from '../../../../test/fakes/intake';
import { FieldLogger } from '../../../../test/fakes/journey';
import { encrypt, sign } from '../../../../test/fixtures/feishu-webhook/sign';
import type { EventCircumstances } from '../inbound/event-sink';
import { QuietLog } from '../../quiet-log';
import { FeishuWebhook } from './feishu-webhook';

const secrets = { appId: 'cli_a1b2c3d4e5f60718', encryptKey: 'k', verificationToken: 't' };
const event = (type: string) => ({
  schema: '2.0',
  header: { token: 't', app_id: secrets.appId, event_type: type },
  event: {},
});

function world() {
  const clock = new MovedClock();
  const logger = new FieldLogger();
  const received: EventCircumstances[] = [];
  let fail: Error | null = null;
  const receive = (_payload: unknown, circumstances: EventCircumstances): Promise<object> => {
    if (fail) return Promise.reject(fail);
    received.push(circumstances);
    return Promise.resolve({ toast: {} });
  };
  const apps = [{ name: 'main', ...secrets, events: { receive } }];
  const webhook = new FeishuWebhook({ apps, clock, log: new QuietLog(logger, clock) });
  webhook.isOpen = true;
  const send = (plain: object, { app = 'main', age = 0, isSigned = true, headers = {} } = {}) => {
    const body = Buffer.from(JSON.stringify({ encrypt: encrypt(JSON.stringify(plain), 'k', Buffer.alloc(16, 7)) }));
    const timestamp = String(Math.floor(clock.now() / 1000) - age);
    const signature = sign({ timestamp, nonce: 'n1', encryptKey: 'k', body });
    const signed = {
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': 'n1',
      'x-lark-signature': signature,
    };
    return webhook.handle({ app, headers: { ...(isSigned && signed), ...headers }, body });
  };
  const break_ = (error: Error): void => {
    fail = error;
  };
  return { clock, logger, received, webhook, send, break: break_ };
}

it('answers what the event is answered', async () => {
  const { send, received } = world();
  expect(await send(event('x'))).toEqual({ status: 200, body: { toast: {} } });
  expect(received).toEqual([{ isLate: false }]);
});

it.each([
  [298, 200, [{ isLate: false }]],
  [302, 200, [{ isLate: true }]],
  [8 * 3600 - 2, 200, [{ isLate: true }]],
  [8 * 3600 + 2, 401, []],
  [-298, 200, [{ isLate: false }]],
  [-302, 401, []],
])('an event that is %d s old is answered %d', async (age, status, expected) => {
  const { send, received } = world();
  expect((await send(event('x'), { age })).status).toBe(status);
  expect(received).toEqual(expected);
});

it('takes a header that came twice for none', async () => {
  const { send } = world();
  const headers = { 'x-lark-request-nonce': ['n1', 'n1'] };
  expect(await send(event('x'), { headers })).toEqual({ status: 401, body: { error: { code: 'bad-headers' } } });
});

describe('the check of the address', () => {
  const check = { type: 'url_verification', token: 't', challenge: 'c1' };

  it.each([true, false])('is answered, signed or not (%s), also before the program is ready', async (isSigned) => {
    const { send, webhook } = world();
    webhook.isOpen = false;
    expect(await send(check, { isSigned })).toEqual({ status: 200, body: { challenge: 'c1' } });
  });

  it('with a wrong token gets the answer that everything unsigned gets', async () => {
    const { send } = world();
    const none = { status: 401, body: { error: { code: 'no-signature' } } };
    expect(await send({ ...check, token: 'x' }, { isSigned: false })).toEqual(none);
    expect(await send({ ...check, challenge: 7 }, { isSigned: false })).toEqual(none);
    expect(await send(event('x'), { isSigned: false })).toEqual(none);
    expect((await send({ ...check, token: 'x' })).status).toBe(403);
  });
});

it('asks the platform to come back when it is not open, or could not store the event', async () => {
  const { send, webhook, received, break: breakStore } = world();
  webhook.isOpen = false;
  expect((await send(event('x'))).status).toBe(503);
  webhook.isOpen = true;
  breakStore(new Error('locked at /home/x.ts:1'));
  expect(await send(event('x'))).toEqual({ status: 503, body: { error: { code: 'not-stored' } } });
  expect(received).toEqual([]);
});

it('knows its apps only, and bodies of some size only', async () => {
  const { send, webhook, logger } = world();
  expect((await send(event('x'), { app: 'other' })).status).toBe(404);
  expect((await webhook.handle({ app: 'main', headers: {}, body: Buffer.alloc(1_048_577) })).status).toBe(413);
  expect(logger.lines.map(({ fields }) => fields)).toMatchObject([
    { reason: 'unknown-app', asked: 'other' },
    { reason: 'too-large', app: 'main', bytes: 1_048_577 },
  ]);
});

it('writes a line a minute for each kind of refusal, with their number', async () => {
  const { send, logger, clock } = world();
  for (let count = 0; count < 1_000; count++) await send(event('x'), { isSigned: false });
  expect(logger.lines).toHaveLength(1);
  clock.advance(60_000);
  await send(event('x'), { isSigned: false });
  expect(logger.lines.map(({ fields }) => fields.unlogged)).toEqual([undefined, 999]);
});
