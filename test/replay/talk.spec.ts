import { grouped } from './grouped';
import { within } from './habits';
import { placeOf } from './script';
import { makeTalk } from './talk';

const script = makeTalk({ minutes: 400, seed: 3 });
const { lines } = script;
const acts = [...grouped(lines, ({ act }) => act).values()];
const kinds = grouped(lines, ({ message }) => message.details?.kind);

it('says the same again for the same seed, and something else for another', () => {
  expect(makeTalk({ minutes: 400, seed: 3 })).toEqual(script);
  expect(makeTalk({ minutes: 400, seed: 4 })).not.toEqual(script);
});

it('is as long as it was asked to be', () => {
  expect(script.groups * script.length).toBe(400 * 60_000);
  expect(lines.length).toBeGreaterThan(400 * 2);
});

it('gives each message an id of its own, in the order of sending', () => {
  expect(new Set(lines.map(({ message }) => message.platformMessageId)).size).toBe(lines.length);
  const sent = lines.map(({ message }) => message.sentAt);
  expect(sent).toEqual([...sent].sort((one, other) => one - other));
});

it('holds all that members do', () => {
  for (const kind of ['text', 'image', 'file', 'link', 'sticker'] as const) expect(kinds.get(kind)).not.toHaveLength(0);
  expect(kinds.has('voice')).toBe(false);
  const some = (is: (line: (typeof lines)[number]) => unknown) => lines.filter(is).length;
  expect(some(({ message }) => message.mentionsBot)).toBeGreaterThan(10);
  expect(some(({ message }) => message.details?.mentionedOthers.length)).toBeGreaterThan(10);
  expect(some(({ message }) => message.details?.quoted)).toBeGreaterThan(10);
  expect(some(({ message }) => message.details?.threadId)).toBeGreaterThan(10);
  expect(some(({ deliveries }) => deliveries.length > 1)).toBeGreaterThan(10);
  expect(some(({ recalledAt }) => recalledAt !== null)).toBeGreaterThan(10);
});

it('has members who write in the same second, and some who write the same words', () => {
  const seconds = grouped(lines, ({ message: { conversation, sentAt } }) => `${conversation.id} ${sentAt}`);
  const crowded = [...seconds.values()].filter((together) => new Set(together.map(placeOf)).size > 1);
  expect(crowded.length).toBeGreaterThan(10);
  const sameWords = crowded.filter(
    ([one, other]) => one?.message.text !== '' && one?.message.text === other?.message.text,
  );
  expect(sameWords.length).toBeGreaterThan(3);
});

it('keeps away from the limits within which messages belong together', () => {
  const waits = { complete: 3_000, open: 30_000, alone: 300_000, longest: 90_000 };
  for (const name of ['complete', 'open', 'alone', 'longest'] as const) {
    expect(within[name]).toBeLessThanOrEqual(waits[name] - 1_000);
  }
  for (const act of acts) {
    act.forEach(({ joinsWithin, message }, at) => {
      const gap = message.sentAt - (act[at - 1]?.message.sentAt ?? message.sentAt);
      if (joinsWithin !== null) expect(gap).toBeLessThanOrEqual(joinsWithin);
    });
  }
});

it('leaves two minutes between two things that one member says in one place', () => {
  for (const said of grouped(acts, ([first]) => (first ? placeOf(first) : '')).values()) {
    said.slice(1).forEach((act, at) => {
      const gap = (act[0]?.message.sentAt ?? 0) - (said[at]?.at(-1)?.message.sentAt ?? 0);
      expect(gap).toBeGreaterThan(120_000);
    });
  }
});

it('has members speak while another one is not done', () => {
  const spans = acts.map((act) => ({
    group: act[0]?.message.conversation.id,
    from: act[0]?.message.sentAt ?? 0,
    until: act.at(-1)?.message.sentAt ?? 0,
  }));
  const amid = spans.filter((one) =>
    spans.some((other) => other.group === one.group && other.from < one.from && one.from < other.until),
  );
  expect(amid.length).toBeGreaterThan(spans.length / 10);
});
