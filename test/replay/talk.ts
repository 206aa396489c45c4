import type { MessageDetails } from '../../src/core/message';
import { Dice } from './dice';
import { type Act, type ActLine, attachmentsOf, habits } from './habits';
import type { Line, Script } from './script';

export interface TalkOptions {
  /** Minutes of talk, those of all groups added up. */
  minutes: number;
  seed: number;
}

/** One member in one group or one of its threads. */
interface Seat {
  group: string;
  memberId: string;
  threadId: string | null;
  /** When it may speak again, and when it will. */
  readyAt: number;
  speaksAt: number;
}

const MINUTE = 60_000;
const MINUTES_OF_A_GROUP = 15;
const MOST_GROUPS = 8;
/** From the end of one act of a member to the next, beside the silence that has to be. */
const MEAN_PAUSE = 2 * MINUTE;
const CHANNEL = 'web';

/** Makes the talk up: 3 to 12 members in each group, some of them in threads, too, and one who is in all groups. */
export function makeTalk({ minutes, seed }: TalkOptions): Script {
  const groups = Math.max(2, Math.min(MOST_GROUPS, Math.round(minutes / MINUTES_OF_A_GROUP)));
  const length = (minutes / groups) * MINUTE;
  const dice = new Dice(seed);
  const lines = Array.from({ length: groups }, (_, at) => new GroupTalk(`group-${at + 1}`, length, dice).lines());
  const bySending = (one: Line, other: Line) => one.message.sentAt - other.message.sentAt;
  return { seed, length, groups, lines: lines.flat().sort(bySending) };
}

class GroupTalk {
  private readonly seats: Seat[];
  private readonly said: Line[] = [];
  private acts = 0;

  constructor(
    private readonly group: string,
    private readonly length: number,
    private readonly dice: Dice,
  ) {
    const members = Array.from({ length: dice.between(3, 12) }, (_, at) =>
      at === 0 ? 'everywhere' : `${group}-${at}`,
    );
    this.seats = members.flatMap((memberId) => [
      this.seat(memberId, null),
      ...(dice.chance(0.25) ? [this.seat(memberId, `${group}-topic-${dice.between(1, 2)}`)] : []),
    ]);
  }

  lines(): Line[] {
    for (;;) {
      const [next] = this.seats.sort((one, other) => one.speaksAt - other.speaksAt);
      if (!next || next.speaksAt >= this.length) break;
      this.takeTurn(next);
    }
    return this.said;
  }

  private seat(memberId: string, threadId: string | null): Seat {
    return { group: this.group, memberId, threadId, readyAt: 0, speaksAt: this.dice.wait(MEAN_PAUSE) };
  }

  private takeTurn(seat: Seat): void {
    const at = this.dice.chance(0.3) ? Math.ceil(seat.speaksAt / 1000) * 1000 : seat.speaksAt;
    const done = this.dice.weighted(habits)(this.dice);
    this.perform(seat, done, at);
    // Somebody else says the very same in the same second.
    const echo = this.seats.find(({ memberId, readyAt }) => memberId !== seat.memberId && readyAt < at);
    if (echo && this.dice.chance(0.08)) this.perform(echo, done, at);
  }

  private perform(seat: Seat, { lines, silence }: Act, from: number): void {
    const name = `${seat.group}-act-${++this.acts}`;
    let at = from;
    for (const line of lines) {
      at += line.after;
      this.said.push(this.write({ seat, line, name, at }));
    }
    seat.readyAt = at + silence;
    seat.speaksAt = seat.readyAt + this.dice.wait(MEAN_PAUSE);
  }

  private write({ seat, line, name, at }: { seat: Seat; line: ActLine; name: string; at: number }): Line {
    const { joinsWithin, dueWithin, expects, recalledAfter } = line;
    const id = `${this.group}-message-${this.said.length + 1}`;
    return {
      message: {
        conversation: { channel: CHANNEL, id: seat.group },
        platformMessageId: id,
        member: { id: seat.memberId, name: `成员${seat.memberId.slice(-2)}` },
        text: line.text,
        mentionsBot: line.mentionsBot ?? false,
        sentAt: at,
        details: this.detailsOf({ seat, line, id, at }),
      },
      deliveries: this.deliveries(at),
      recalledAt: recalledAfter === undefined ? null : at + recalledAfter,
      act: name,
      joinsWithin,
      dueWithin,
      expects,
    };
  }

  /** Mostly once; sometimes again after seconds, after minutes, or both. */
  private deliveries(at: number): number[] {
    const first = at + 200;
    const seconds = this.dice.chance(0.06) ? [first + this.dice.seconds(0, 20)] : [];
    const minutes = this.dice.chance(0.04) ? [first + this.dice.seconds(60, 360)] : [];
    return [first, ...seconds, ...minutes];
  }

  private lastWords(at: number): Line['message'] | undefined {
    return this.said.findLast(({ message }) => message.text !== '' && message.sentAt < at)?.message;
  }

  private detailsOf({ seat, line, id, at }: { seat: Seat; line: ActLine; id: string; at: number }): MessageDetails {
    const { kind, quotes, callsOther } = line;
    const quoted = quotes ? this.lastWords(at) : undefined;
    const url = `https://mp.weixin.qq.com/s/${id}`;
    return {
      kind,
      attachments: attachmentsOf(kind, `${id}-key`),
      ...(kind === 'link' && { links: [{ url, title: '每天一勺醋，血压自然好', description: '转发给家人' }] }),
      quoted: quoted
        ? {
            platformMessageId: quoted.platformMessageId,
            rootPlatformMessageId: quoted.platformMessageId,
            text: quoted.text,
            isFromBot: false,
            memberId: quoted.member.id,
          }
        : null,
      threadId: seat.threadId,
      mentionsAll: false,
      mentionedOthers: callsOther ? ['王姐'] : [],
      isDirect: false,
    };
  }
}
