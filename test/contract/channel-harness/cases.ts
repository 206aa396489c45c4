import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresAnswer, fileAttachment, KnownFiles, pictureAttachment } from '../../fakes/figures';
import { TemporaryFolder } from '../../fakes/temporary-folder';
import { ContractWorld, type StartOptions, wordsOf } from './contract-world';
import type { ChannelHarness } from './far-end';
import { onePixel } from './one-pixel';

/** One promise that every channel keeps, or says why its platform does not offer it. */
export interface ChannelCase {
  name: string;
  check: (harness: ChannelHarness) => Promise<void>;
}

const QUESTION = '血压多少算高？';
const ANSWER = `答：${QUESTION}`;
const OPEN = '我想问一下，';
/** Milliseconds that stand for the longer times of limits. */
const WINDOW = 1_000;
/** Beyond what a limit allows. */
const MORE = 3;
const POINTS = 25;
const LONG_ANSWER = Array.from({ length: POINTS }, (_, at) => `第${at + 1}点：每天在同一时间量血压并记下来。`).join(
  '\n',
);

export const channelCases: readonly ChannelCase[] = [
  inWorld('mention', async (world) => {
    await world.far.say({ text: QUESTION, mentionsBot: true });
    await world.settled(1);
    expect(world.asked.map(wordsOf)).toEqual([QUESTION]);
    expect(world.asked[0]?.messages[0]?.mentionsBot).toBe(true);
    expect(world.far.seen()).toEqual([{ text: expect.stringContaining(ANSWER) as string, pictures: 0 }]);
  }),

  inWorld('mention of another member', async (world) => {
    await world.far.say({ text: QUESTION, mentionsOther: true });
    await world.quiet();
    expect(world.asked).toEqual([]);
    expect(world.far.seen()).toEqual([]);
  }),

  inWorld('words in two messages', async (world) => {
    await world.far.say({ text: OPEN });
    await world.far.say({ text: QUESTION });
    await world.settled(1);
    expect(world.asked.map(wordsOf)).toEqual([`${OPEN} / ${QUESTION}`]);
    expect(world.far.seen()).toHaveLength(1);
  }),

  inWorld('picture, then question', async (world, { picturesAreDirect: isDirect = false }) => {
    await world.far.say({ isPicture: true, isDirect });
    await world.far.say({ text: QUESTION, isDirect });
    await world.settled(1);
    expectPictureAndWords(world, ['image', null]);
  }),

  inWorld('question, then picture', async (world, { picturesAreDirect: isDirect = false }) => {
    await world.far.say({ text: OPEN, isDirect });
    await world.far.say({ isPicture: true, isDirect });
    await world.settled(1);
    expectPictureAndWords(world, [null, 'image']);
  }),

  inWorld('quote', async (world) => {
    const quoted = await world.far.say({ text: '我早上量的是一百五十。', by: 'other', mentionsBot: true });
    await world.settled(1);
    await world.far.say({ text: QUESTION, mentionsBot: true, quotes: quoted });
    await world.settled(2);
    expect(world.asked.map(wordsOf)).toEqual([quoted.text, QUESTION]);
    expect(world.asked[1]?.messages[0]?.details?.quoted?.text).toContain(quoted.text);
  }),

  inWorld('duplicate', async (world) => {
    const said = await world.far.say({ text: QUESTION });
    await world.far.repeat(said);
    await world.settled(1);
    await world.far.repeat(said);
    await world.quiet();
    expect(world.asked.map(wordsOf)).toEqual([QUESTION]);
    expect(world.far.seen()).toHaveLength(1);
  }),

  inWorld('own message', async (world) => {
    await world.far.say({ text: QUESTION, by: 'bot' });
    await world.quiet();
    await world.far.say({ text: '血糖多少算高？' });
    await world.until(() => world.asked.length > 0);
    await world.quiet();
    expect(world.asked.map(wordsOf)).toEqual(['血糖多少算高？']);
  }),

  inWorld(
    'long answer',
    async (world) => {
      await world.far.say({ text: QUESTION });
      await world.until(() => world.far.seen().some(({ text }) => text.includes(`第${POINTS}点`)));
      await world.quiet();
      const numbers = world.far
        .seen()
        .flatMap(({ text }) => [...text.matchAll(/第(\d+)点/g)].map(([, at]) => Number(at)));
      expect(numbers).toEqual(Array.from({ length: POINTS }, (_, at) => at + 1));
      expect(world.far.seen().length > 1).toBe(world.isCutIntoParts);
    },
    { answer: () => LONG_ANSWER },
  ),

  {
    name: 'answer with a picture',
    check: async (harness) => {
      const folder = new TemporaryFolder();
      const picture = join(folder.path, 'chart.png');
      writeFileSync(picture, onePixel);
      await within(harness, { picture }, async (world) => {
        await world.far.say({ text: QUESTION });
        await world.until(() => world.far.seen()[0]?.pictures === 1);
        await world.quiet();
        expect(world.far.seen()).toEqual([{ text: expect.stringContaining(ANSWER) as string, pictures: 1 }]);
      }).finally(() => {
        folder.remove();
      });
    },
  },

  {
    name: 'answer with figures',
    check: async (harness) => {
      const folder = new TemporaryFolder().write({
        'chart.png': onePixel,
        'all.csv': '\ufeff方向,篇数\r\n心血管,12\r\n',
      });
      const answerFiles = new KnownFiles({
        [pictureAttachment.key]: join(folder.path, 'chart.png'),
        [fileAttachment.key]: join(folder.path, 'all.csv'),
      });
      const isAllThere = ({ far }: ContractWorld) => far.seen().at(-1)?.text.includes('papers.csv') === true;
      await within(harness, { figures: { answer: figuresAnswer(), answerFiles } }, async (world) => {
        await world.far.say({ text: QUESTION });
        await world.until(() => isAllThere(world));
        await world.quiet();
        const [words, file, ...others] = world.far.seen();
        for (const piece of ['19 篇', '心血管', '12', '共 312 行', '范围：2026 年', '数据截至：2026-11-21', 'AI']) {
          expect(words?.text).toContain(piece);
        }
        expect(words?.text.includes('SELECT')).toBe(harness.foldsQueries ?? false);
        expect(words?.pictures).toBe(harness.lacks['answer with a picture'] === undefined ? 1 : 0);
        expect(file?.text).toContain('papers.csv');
        expect(others).toEqual([]);
      }).finally(() => {
        folder.remove();
      });
    },
  },

  inWorld('recall of the answer', async (world) => {
    await world.far.say({ text: QUESTION });
    await world.settled(1);
    await world.far.say({ text: '撤回', mentionsBot: true });
    await world.until(() => world.far.seen().length === 0);
    expect(world.asked.map(wordsOf)).toEqual([QUESTION]);
  }),

  inWorld('recall of the question', async (world) => {
    const said = await world.far.say({ text: OPEN });
    await world.stored(1);
    await world.far.takeBack?.(said);
    await world.far.say({ text: QUESTION });
    await world.settled(1);
    expect(world.asked.map(wordsOf)).toEqual([QUESTION]);
  }),

  inWorld('unknown kind', async (world) => {
    await world.far.say({ isUnknownKind: true });
    await world.quiet();
    await world.far.say({ text: QUESTION, by: 'other' });
    await world.until(() => world.far.seen().some(({ text }) => text.includes(ANSWER)));
    expect(world.asked.map(wordsOf)).toContain(QUESTION);
  }),

  {
    name: 'restart before the answer',
    check: (harness) =>
      within(harness, { isStuck: true }, async (world) => {
        await world.far.say({ text: QUESTION });
        await world.until(() => world.asked.length === 1);
        await world.stop();
        await world.start();
        await world.settled(1);
        expect(world.asked.map(wordsOf)).toEqual([QUESTION, QUESTION]);
        expect(world.far.seen()).toEqual([{ text: expect.stringContaining(ANSWER) as string, pictures: 0 }]);
      }),
  },

  inWorld(
    'restart within a burst',
    async (world) => {
      await world.far.say({ text: OPEN });
      await world.stored(1);
      await world.stop();
      await world.start();
      await world.far.say({ text: QUESTION });
      await world.settled(1);
      expect(world.asked.map(wordsOf)).toEqual([`${OPEN} / ${QUESTION}`]);
      expect(world.far.seen()).toHaveLength(1);
    },
    { openSeconds: 15 },
  ),

  { name: 'rate limits', check: checkRateLimits },
];

/** The limits of the channel, with a minute as short as a second, and an answer of more parts than they allow in one. */
async function checkRateLimits(harness: ChannelHarness): Promise<void> {
  const world = await ContractWorld.open(harness);
  try {
    const { sendLimits = [], partCharacters = Infinity } = world.far.channel();
    const shortened = sendLimits.map((limit) => ({ ...limit, milliseconds: WINDOW }));
    const parts = Math.min(...sendLimits.map(({ count }) => count)) + MORE;
    const part = '每天在同一时间量血压并记下来。'.padEnd(partCharacters - 1, '好');
    await world.start({ sendLimits: shortened, answer: () => Array<string>(parts).fill(part).join('\n') });
    await world.far.say({ text: QUESTION });
    await world.settled(parts);
    expect(world.sends).toHaveLength(parts);
    for (const { count } of shortened) {
      world.sends.slice(count).forEach((at, index) => {
        expect(at - (world.sends[index] ?? 0)).toBeGreaterThanOrEqual(WINDOW);
      });
    }
  } finally {
    await world.close();
  }
}

function inWorld(
  name: string,
  act: (world: ContractWorld, harness: ChannelHarness) => Promise<void>,
  options: StartOptions = {},
): ChannelCase {
  return { name, check: (harness) => within(harness, options, (world) => act(world, harness)) };
}

async function within(
  harness: ChannelHarness,
  options: StartOptions,
  act: (world: ContractWorld) => Promise<void>,
): Promise<void> {
  const world = await ContractWorld.open(harness);
  try {
    await world.start(options);
    await act(world);
  } finally {
    await world.close();
  }
}

function expectPictureAndWords({ asked, far }: ContractWorld, pictures: readonly ('image' | null)[]): void {
  expect(asked).toHaveLength(1);
  const messages = asked[0]?.messages ?? [];
  expect(messages.map(({ details }) => details?.attachments[0]?.kind ?? null)).toEqual(pictures);
  expect(far.seen()).toHaveLength(1);
}
