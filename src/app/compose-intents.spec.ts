import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config/load-config';
import { PromptFiles } from '../models/prompt-files';
import { composeIntents } from './compose-intents';
import { promptsFolder } from './program-paths';

const prompts = new PromptFiles(promptsFolder);
const shipped = loadConfig({ environment: {} });
const sources = ['keyword', 'qa-pair'];
const title = { zh: '甲', en: 'A' };
const [howTo, price] = [
  { name: 'how-to', title, examples: ['怎么用', '怎么装'] },
  { name: 'price', title, examples: ['多少钱', '贵不贵'] },
];
const load = (...intents: object[]) => loadConfig({ environment: { FENNELBEAN_INTENTS: JSON.stringify(intents) } });
const compose = (...intents: object[]) => composeIntents(load(...intents), prompts, sources);

it('ships six, each with its examples, none of them twice', () => {
  const { all } = composeIntents(shipped, prompts, sources);
  expect(all.map(({ name }) => name)).toEqual([
    'literature',
    'statistics',
    'medical',
    'medical-image',
    'how-to',
    'small-talk',
  ]);
  for (const { examples } of all) expect(examples.length).toBeGreaterThanOrEqual(60);
  const texts = all.flatMap(({ examples }) => examples);
  expect(new Set(texts).size).toBe(texts.length);
});

it('tells by the shipped examples what none of them says', () => {
  const { router } = composeIntents(shipped, prompts, sources);
  const asked = {
    'how-to': '电子血压计怎么校准时间',
    medical: '他汀类药物有什么副作用',
    statistics: '上个月一共登记了多少名患者',
    literature: '有没有比较这两种药的系统综述',
    'medical-image': '帮忙看看这张核磁片子有没有事',
    'small-talk': '你好呀，今天过得怎么样',
  };
  const told = Object.values(asked).map((text) => router.route({ text, assistant: 'research', hasPictures: false }));
  expect(told.map(({ intent }) => intent)).toEqual(Object.keys(asked));
});

describe('a file of examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fennelbean-intents-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has one a line, blank lines and repeated ones aside', () => {
    const file = join(folder, 'price.txt');
    writeFileSync(file, '\ufeff多少钱\r\n\r\n 贵不贵 \n多少钱\n');
    expect(compose(howTo, { ...price, examples: file }).all[1]?.examples).toEqual(['多少钱', '贵不贵']);
  });
});

it.each([
  ['without examples', { ...price, examples: [' '] }, /intents\[1\]\.examples: found none for the intent "price"/],
  ['without their file', { name: 'price', title }, /none for the intent "price".*config\/intents\/price\.txt/],
  [
    'with an unknown prompt',
    { ...price, prompt: 'no-such' },
    /intents\[1\]\.prompt: found "no-such" for the intent "price"/,
  ],
  [
    'with a prompt that wants variables',
    { ...price, prompt: 'compose-answer' },
    /"compose-answer" for the intent "price"/,
  ],
  [
    'with an unknown source',
    { ...price, sources: ['keyword', 'wiki'] },
    /"wiki" for the intent "price".*keyword, qa-pair/,
  ],
  ['that stands there twice', { ...howTo }, /intents\[1\]\.name.*"how-to" stands there twice/],
  [
    'for an unknown assistant',
    { ...price, assistants: ['nobody'] },
    /intents\[1\]\.assistants\[0\].*the name of an assistant/,
  ],
  ['with an unknown way to answer', { ...price, policy: { answer: 'sing' } }, /intents\[1\]\.policy\.answer.*compose/],
])('refuses an intent %s', (_what, intent, message) => {
  expect(() => compose(howTo, intent)).toThrow(message);
});

it('refuses one alone, and does with none', () => {
  expect(() => compose(howTo)).toThrow(/at least two/);
  expect(compose().all).toEqual([]);
});
