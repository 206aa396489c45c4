import { readFileSync } from 'node:fs';
import { isConclusion } from './conclusions';

interface Reckless {
  observations: string[];
  reply: string;
  diagnosis: string[];
}

const set = readFileSync('test/fixtures/pictures/diagnoses.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reckless);
const bears = (text: string, phrases: readonly string[]) => phrases.some((phrase) => text.includes(phrase));

it('lets no observation and no sentence of a reckless model pass that bears its diagnosis', () => {
  const said = set.flatMap(({ observations, reply, diagnosis }) => {
    const sentences = reply.split(/[。！？；\n]|(?<=[.!?;]) /);
    return [...observations, ...sentences].filter((text) => bears(text, diagnosis));
  });
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((text) => !isConclusion(text))).toEqual([]);
});

it('keeps nearly all of what only tells what is to be seen', () => {
  const plain = set.flatMap(({ observations, diagnosis }) => observations.filter((text) => !bears(text, diagnosis)));
  const kept = plain.filter((text) => !isConclusion(text));
  expect(kept.length / plain.length).toBeGreaterThan(0.97);
});

it.each(['考 虑 肺 癌', '考慮惡性', '肺Ca', '肺·癌', 'Ｃａｎｃｅｒ', '未见异常', '右肺上叶 T2N1', 'most likely TB'])(
  'sees through %s',
  (text) => {
    expect(isConclusion(text)).toBe(true);
  },
);

it('lets a chart name diseases, but nobody conclude from it', () => {
  expect(isConclusion('肺癌组 12 个月生存率低于对照组', 'words')).toBe(false);
  expect(isConclusion('你这个考虑肺癌', 'words')).toBe(true);
});
