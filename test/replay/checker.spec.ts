import { check, faultNames, type Findings } from './checker';
import type { Asked, History, StoredLine } from './history';
import { idealHistory } from './ideal-history';
import { type Line, placeOf } from './script';
import { makeTalk } from './talk';

const script = makeTalk({ minutes: 240, seed: 11 });
const ideal = idealHistory(script);
const lineOf = new Map(script.lines.map((line) => [line.message.platformMessageId, line]));
const firstOf = ({ ids }: Asked): Line => lineOf.get(ids[0] ?? '') as Line;

type Draft = { -readonly [Key in keyof History]: History[Key] extends readonly (infer Item)[] ? Item[] : History[Key] };

/** The faultless history with something changed in it. */
function planted(change: (history: Draft) => void): Findings {
  const { script: same, ...rest } = ideal;
  const copy = { script: same, ...structuredClone(rest) } as Draft;
  change(copy);
  return check(copy);
}

const faultsOf = (findings: Findings): string[] => faultNames.filter((name) => findings[name] > 0);
const questionOf = (id: string, { stored }: Draft) => stored.find((line) => line.id === id) as StoredLine;

/** Asks two questions as one, in the order of their messages. */
function join(history: Draft, one: Asked, other: Asked): void {
  const { questionId } = questionOf(one.ids[0] ?? '', history);
  for (const id of other.ids) questionOf(id, history).questionId = questionId;
  const sentAt = (id: string) => lineOf.get(id)?.message.sentAt ?? 0;
  const ids = [...one.ids, ...other.ids].sort((first, second) => sentAt(first) - sentAt(second));
  const at = Math.max(one.at, other.at);
  history.asked = history.asked.filter(({ ids: [first] }) => first !== one.ids[0] && first !== other.ids[0]);
  history.asked.push({ ids, at, endedAt: at, settledAt: at });
  history.replies = history.replies.filter(({ replyTo }) => replyTo !== other.ids[0]);
}

function pair(isWanted: (one: Line, other: Line) => boolean): [Asked, Asked] {
  for (const one of ideal.asked) {
    const other = ideal.asked.find((candidate) => candidate !== one && isWanted(firstOf(one), firstOf(candidate)));
    if (other) return [one, other];
  }
  throw new Error('The talk holds no such pair.');
}

const withPieces = (history: Draft): Asked =>
  history.asked.find(({ ids }) => ids.length >= 3 && ids.slice(1).every((id) => lineOf.get(id)?.joinsWithin)) as Asked;

describe('what a faultless program leaves behind', () => {
  const findings = check(ideal);

  it('shows no fault', () => {
    expect(findings.faults).toEqual([]);
    expect(faultsOf(findings)).toEqual([]);
  });

  it('holds enough of everything', () => {
    expect(findings.messages).toBe(script.lines.length);
    expect(findings.questions).toBeGreaterThan(200);
    expect(findings.joined).toBeGreaterThan(100);
    expect(findings.amid).toBeGreaterThan(20);
  });
});

describe('a message is lost', () => {
  it('when it was never stored', () => {
    const findings = planted((history) => history.stored.splice(5, 1));
    expect(faultsOf(findings)).toContain('lost');
  });

  it('when it is pending in the end', () => {
    const findings = planted((history) =>
      Object.assign(history.stored[5] as StoredLine, { questionId: null, reason: null }),
    );
    expect(findings.faults).toContainEqual(expect.stringContaining('pending in the end'));
  });

  it('when its question was never asked', () => {
    expect(faultsOf(planted((history) => history.asked.splice(5, 1)))).toEqual(['lost']);
  });

  it('when its question was asked without it', () => {
    const findings = planted((history) => {
      const ask = withPieces(history);
      ask.ids = ask.ids.slice(1);
    });
    expect(faultsOf(findings)).toContain('lost');
  });

  it('when its question failed', () => {
    const findings = planted((history) => {
      const { id } = questionOf(withPieces(history).ids[0] ?? '', history);
      for (const line of history.stored.filter(({ questionId }) => questionId === questionOf(id, history).questionId)) {
        line.outcome = { kind: 'failed', reason: 'internal-error' };
      }
    });
    expect(faultsOf(findings)).toEqual(['lost']);
  });

  it('when it is a question and was taken for something else', () => {
    const findings = planted((history) => {
      const [first = ''] = withPieces(history).ids;
      Object.assign(questionOf(first, history), { questionId: null, reason: 'not-addressed', outcome: null });
    });
    expect(faultsOf(findings)).toContain('lost');
  });

  it('when its reply was never shown', () => {
    expect(faultsOf(planted((history) => history.replies.splice(5, 1)))).toEqual(['lost']);
  });
});

describe('a message is doubled', () => {
  it('when it was claimed twice', () => {
    expect(faultsOf(planted((history) => history.claimed.push(history.claimed[3] as string)))).toEqual(['doubled']);
  });

  it('when it was asked again after its question had ended', () => {
    const findings = planted((history) => {
      const ask = history.asked[5] as Asked;
      history.asked.push({ ...ask, at: ask.at + 1 });
    });
    expect(faultsOf(findings)).toEqual(['doubled']);
  });

  it('not when the program died before its question had ended', () => {
    const findings = planted((history) => {
      const ask = history.asked[5] as Asked;
      history.asked.push({ ...ask, at: ask.at - 1, settledAt: null, endedAt: null });
    });
    expect(faultsOf(findings)).toEqual([]);
  });

  it('when it is in two questions', () => {
    const findings = planted((history) => {
      const [one, other] = pair((first, second) => placeOf(first) === placeOf(second));
      history.asked.push({ ...other, ids: [...one.ids, ...other.ids], at: other.at + 1 });
    });
    expect(faultsOf(findings)).toContain('doubled');
  });

  it('when the group saw two replies', () => {
    const findings = planted((history) => history.replies.push({ ...(history.replies[4] as History['replies'][0]) }));
    expect(faultsOf(findings)).toEqual(['doubled']);
  });

  it('when a platform gave it two ids and both were asked', () => {
    const findings = planted((history) => {
      const twin = history.stored.find(({ reason }) => reason === 'duplicate') as StoredLine;
      Object.assign(twin, {
        reason: null,
        questionId: 'another',
        outcome: { kind: 'answered', reason: 'evidence-found' },
      });
    });
    expect(faultsOf(findings)).toContain('doubled');
  });
});

describe('questions are mixed', () => {
  const group = ({ message }: Line) => message.conversation.id;
  const member = ({ message }: Line) => message.member.id;
  const thread = ({ message }: Line) => message.details?.threadId ?? null;

  it.each([
    ['members', (one: Line, other: Line) => group(one) === group(other) && member(one) !== member(other)],
    ['groups', (one: Line, other: Line) => group(one) !== group(other) && member(one) === member(other)],
    [
      'threads',
      (one: Line, other: Line) =>
        group(one) === group(other) && member(one) === member(other) && thread(one) !== thread(other),
    ],
  ])('of two %s', (_what, isWanted) => {
    const findings = planted((history) => {
      join(history, ...pair(isWanted));
    });
    expect(faultsOf(findings)).toContain('mixed');
  });

  it('when a reply stands in another group', () => {
    const findings = planted((history) => {
      const reply = history.replies[4] as History['replies'][0];
      history.replies[4] = { ...reply, conversation: 'group-99' };
    });
    expect(faultsOf(findings)).toEqual(['mixed']);
  });
});

it('finds messages in another order', () => {
  const findings = planted((history) => {
    const ask = withPieces(history);
    ask.ids = [...ask.ids].reverse();
  });
  expect(faultsOf(findings)).toEqual(['misordered']);
});

describe('messages that belong together', () => {
  const split = (receivedLater: number) =>
    planted((history) => {
      const ask = withPieces(history);
      const [first = '', ...rest] = ask.ids;
      const question = 'a question of its own';
      for (const id of rest) Object.assign(questionOf(id, history), { questionId: question });
      for (const id of rest) questionOf(id, history).receivedAt += receivedLater;
      history.asked = history.asked.filter((other) => other !== ask);
      history.asked.push({ ...ask, ids: [first] }, { ...ask, ids: rest });
      history.replies.push({ ...(history.replies.find(({ replyTo }) => replyTo === first) as History['replies'][0]) });
      (history.replies.at(-1) as { replyTo: string }).replyTo = rest[0] ?? '';
    });

  it('are apart', () => {
    expect(faultsOf(split(0))).toEqual(['split']);
  });

  it('may be apart when they arrived too late for each other', () => {
    expect(split(60_000).split).toBe(0);
  });
});

it('finds things far apart in one question', () => {
  const findings = planted((history) => {
    join(history, ...pair((one, other) => placeOf(one) === placeOf(other) && one.act !== other.act));
  });
  expect(faultsOf(findings)).toContain('merged');
});

it('lets a picture that came too late for its words take the next ones', () => {
  const [picture, words] = pair((one, other) => {
    const isPicture = one.message.details?.kind === 'image' && one.dueWithin === 300_000;
    return isPicture && placeOf(one) === placeOf(other) && one.message.sentAt < other.message.sentAt;
  });
  const merged = (milliseconds: number) =>
    planted((history) => {
      const [first = ''] = words.ids;
      const alone = { ...picture, ids: picture.ids.slice(0, 1) };
      questionOf(alone.ids[0] ?? '', history).receivedAt = questionOf(first, history).receivedAt - milliseconds;
      join(history, alone, words);
    }).merged;
  expect(merged(120_000)).toBe(0);
  expect(merged(320_000)).toBe(1);
});

describe('a question waits', () => {
  const late = (milliseconds: number, more: (history: Draft, ask: Asked) => void = () => undefined) =>
    planted((history) => {
      const isDue = ({ ids }: Asked) => lineOf.get(ids.at(-1) ?? '')?.dueWithin === 3000;
      const ask = history.asked.find(isDue) as Asked;
      more(history, { ...ask });
      for (const name of ['at', 'endedAt', 'settledAt'] as const) ask[name] = (ask[name] ?? 0) + milliseconds;
    });

  it('although nothing else of its group is under way', () => {
    expect(faultsOf(late(20_000))).toEqual(['blocked']);
    expect(faultsOf(late(2_000))).toEqual([]);
  });

  it('for another one of its group', () => {
    const findings = late(20_000, (history, { at, ids: [first = ''] }) => {
      const group = lineOf.get(first)?.message.conversation.id;
      const isOther = (other: Asked) => firstOf(other).message.conversation.id === group && other.ids[0] !== first;
      const other = history.asked.find((candidate) => isOther(candidate) && candidate.at > at + 30_000) as Asked;
      Object.assign(other, { at, endedAt: at + 19_000 });
    });
    expect(findings.blocked).toBe(0);
  });

  it('for a program that is down', () => {
    const findings = late(20_000, (history, { at }) => {
      history.restarts.push({ kind: 'killed', from: at - 1, until: at + 10_000 });
    });
    expect(findings).toMatchObject({ blocked: 0, restarts: 1 });
  });
});

it('finds what was taken back and asked all the same', () => {
  const findings = planted((history) => {
    const { at, ids } = history.asked[5] as Asked;
    history.recalled.push({ id: ids[0] ?? '', at: at - 100 });
  });
  expect(faultsOf(findings)).toEqual(['withdrawn']);
});
