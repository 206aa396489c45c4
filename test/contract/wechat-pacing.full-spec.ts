import { join } from 'node:path';
import { quietMillisecondsLeft, readQuietHours } from '../../src/channels/wechat/outbound/quiet-hours';
import { wechatPace } from '../../src/channels/wechat/outbound/wechat-pacing';
import type { WeChatChannel } from '../../src/channels/wechat/wechat.channel';
import { type OutgoingReply, SendError } from '../../src/core/ports/channel';
import { seededRandom } from '../../src/text/seeded-random';
import { TemporaryFolder } from '../fakes/temporary-folder';
import type { SentMessage } from '../fakes/wechat-puppet';
import { WeChatRoom } from '../fakes/wechat-room';
import { hearing, replyTo, typed } from './channel.contract';

const QUIET = '23:00-07:00';
const ZONE = 'Asia/Shanghai';
const minute = 60_000;

/** Time that passes by sleeping only. */
class CompressedTime {
  private passed = 0;
  /** Called when the time has come. */
  private alarm: { at: number; ring: () => void } | null = null;
  readonly start = Date.parse('2026-03-01T18:00:00+08:00');

  readonly clock = { now: () => this.start + this.passed, elapsed: () => this.passed };

  sleep = (milliseconds: number): Promise<void> => {
    this.pass(milliseconds);
    return Promise.resolve();
  };

  pass(milliseconds: number): void {
    this.passed += milliseconds;
    if (!this.alarm || this.alarm.at > this.clock.now()) return;
    const { ring } = this.alarm;
    this.alarm = null;
    ring();
  }

  at(time: number, ring: () => void): void {
    this.alarm = { at: time, ring };
  }
}

async function account(time: CompressedTime): Promise<{ room: WeChatRoom; channel: WeChatChannel; chats: string[] }> {
  const room = new WeChatRoom();
  room.puppet.now = time.clock.now;
  const channel = room.channel({
    clock: time.clock,
    timeZone: ZONE,
    settings: { quietHours: QUIET },
    timings: { pace: wechatPace, sleep: time.sleep },
  });
  await channel.start({
    ...hearing(() => Promise.reject(new Error('nobody talks'))),
    onOwnMessage: () => Promise.resolve(),
  });
  await room.logIn();
  room.alerts.length = 0;
  const chats = Array.from({ length: 50 }, (_, index) => room.addGroup(`chat${index}@chatroom`));
  return { room, channel, chats };
}

function replies(room: WeChatRoom, chats: readonly string[], count: number, picture: string): OutgoingReply[] {
  const random = seededRandom(4);
  return Array.from({ length: count }, (_, index): OutgoingReply => {
    const chat = chats[Math.floor(random() * chats.length)] ?? '';
    const message = typed('wechat', { app: room.bot, conversation: { channel: 'wechat', id: chat } });
    const reply = replyTo(message, `r${index}`);
    const images = index % 20 === 0 ? [{ file: picture, description: '图' }] : [];
    return { ...reply, body: { ...reply.body, images } };
  });
}

/** As intake does: what may be tried again is, when it said so. */
async function sendAll(
  channel: WeChatChannel,
  all: readonly OutgoingReply[],
  time: CompressedTime,
): Promise<(SendError | null)[]> {
  let waiting = all;
  const others: (SendError | null)[] = [];
  while (waiting.length > 0) {
    const results = await Promise.allSettled(waiting.map((reply) => channel.send(reply)));
    const errors = results.map((result) => (result.status === 'rejected' ? (result.reason as SendError) : null));
    others.push(...errors.filter((error) => error !== null && typeof error.retryAfter !== 'number'));
    waiting = waiting.filter((_, index) => (errors[index]?.retryAfter ?? null) !== null);
    if (waiting.length > 0) time.pass(Math.max(...errors.map((error) => error?.retryAfter ?? 0)));
  }
  return others;
}

function figuresOf(sent: readonly SentMessage[]) {
  const gaps = sent.slice(1).map(({ at, conversation }, index) => {
    const before = sent[index] as SentMessage;
    return { milliseconds: at - before.at, isSame: conversation === before.conversation };
  });
  const within = gaps.filter(({ isSame }) => isSame).map(({ milliseconds }) => milliseconds);
  const between = gaps.filter(({ isSame }) => !isSame).map(({ milliseconds }) => milliseconds);
  const most = sent.reduce((found, { at }, index) => {
    let last = index;
    while (last + 1 < sent.length && (sent[last + 1] as SentMessage).at < at + minute) last++;
    return Math.max(found, last - index + 1);
  }, 0);
  const quiet = readQuietHours(QUIET);
  return {
    sends: sent.length,
    chats: new Set(sent.map(({ conversation }) => conversation)).size,
    hours: Math.round(((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)) / 36_000) / 100,
    mostInAMinute: most,
    leastWithinAChat: Math.min(...within),
    leastBetweenChats: Math.min(...between),
    /** Of the pauses between chats: how many lengths there are. */
    lengthsOfPauses: new Set(between.filter((milliseconds) => milliseconds < minute)).size,
    inQuietHours: sent.filter(({ at }) => quietMillisecondsLeft(quiet, at, ZONE) > 0).length,
  };
}

describe('ten thousand replies that wait', () => {
  const folder = new TemporaryFolder().write({ 'a.png': Buffer.from('picture') });
  const picture = join(folder.path, 'a.png');
  afterAll(() => {
    folder.remove();
  });

  it('go out at a pace that no limit is exceeded by, and never at night', async () => {
    const time = new CompressedTime();
    const { room, channel, chats } = await account(time);
    expect(await sendAll(channel, replies(room, chats, 10_000, picture), time)).toEqual([]);
    const figures = figuresOf(room.puppet.sent);
    process.stdout.write(`10,000 replies on WeChat in compressed time: ${JSON.stringify(figures)}\n`);
    expect(figures).toMatchObject({ sends: 10_500, chats: 50, inQuietHours: 0 });
    expect(figures.mostInAMinute).toBeLessThanOrEqual(40);
    expect(figures.leastWithinAChat).toBeGreaterThanOrEqual(1_000);
    expect(figures.leastBetweenChats).toBeGreaterThanOrEqual(3_000);
    expect(figures.lengthsOfPauses).toBeGreaterThan(500);
    expect(new Set(room.puppet.sent.map(({ text }) => text)).size).toBe(10_001);
    await channel.stop();
  }, 60_000);

  it('stop within a second of a log-out, all of them surely not shown', async () => {
    const time = new CompressedTime();
    const { room, channel, chats } = await account(time);
    const stoppedAt = time.start + 10 * minute;
    time.at(stoppedAt, () => void room.logOut());
    const failures = await sendAll(channel, replies(room, chats, 10_000, picture), time);
    const last = room.puppet.sent.at(-1)?.at ?? 0;
    const sent = room.puppet.sent.filter(({ kind }) => kind === 'text').length;
    const figures = { sent, notShown: failures.length, lastBeforeTheStop: stoppedAt - last };
    process.stdout.write(`a log-out in the midst of it: ${JSON.stringify(figures)}\n`);
    expect(last).toBeLessThanOrEqual(stoppedAt + 1_000);
    expect(sent).toBeGreaterThan(100);
    expect(sent + failures.length).toBe(10_000);
    expect(new Set(failures.map((error) => error?.failure))).toEqual(new Set(['retry']));
    expect(room.alerts).toEqual([{ app: room.bot, reason: 'logged-out' }]);
    await channel.stop();
  }, 60_000);
});

it('within one chat the pauses are shorter, and forty in a minute are the most all the same', async () => {
  const time = new CompressedTime();
  const { room, channel, chats } = await account(time);
  expect(await sendAll(channel, replies(room, chats.slice(0, 1), 200, ''), time)).toEqual([]);
  const { mostInAMinute } = figuresOf(room.puppet.sent);
  expect(mostInAMinute).toBe(40);
  await channel.stop();
});
