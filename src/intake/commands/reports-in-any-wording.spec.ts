import { recogniseCommand } from './recognise-command';

const isReport = (text: string, setting: { mentionsBot?: boolean; quotes?: boolean } = {}): boolean => {
  const { mentionsBot = false, quotes = false } = setting;
  return recogniseCommand({ text, mentionsBot }, { afterAnswer: false, quotes })?.name === 'report';
};

const openings = [
  '投诉',
  '我要投诉',
  '我想投诉',
  '请帮我投诉',
  '投诉一下',
  '投訴',
  '我要投訴',
  '@茴香豆 投诉',
  '／投诉',
  '“投诉',
];
const endings = [
  '',
  '。',
  '！！',
  '？',
  '～',
  '：',
  '：剂量写错了',
  '，答非所问，会害了病人',
  ' 这个回答有误',
  '这条回答',
  '你们的机器人',
  '\n上面说的不对',
];
const english = [
  'report',
  'Report',
  'REPORT!',
  'report this',
  'Please report this answer',
  'I want to report the answer',
  'I would like to report this: wrong dose',
  'ｒｅｐｏｒｔ',
  'complaint',
  'report that, it is wrong',
];

describe('a complaint', () => {
  const all = [...openings.flatMap((opening) => endings.map((ending) => opening + ending)), ...english];

  it(`is one in each of ${all.length} wordings that begin so, also unaddressed`, () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.filter((text) => !isReport(text))).toEqual([]);
  });

  it('is one with a long reason, and quoting an answer', () => {
    expect(isReport(`投诉：${'说得不对，'.repeat(80)}`)).toBe(true);
    expect(isReport('report: the dose is wrong', { quotes: true })).toBe(true);
    expect(isReport('举报这条', { mentionsBot: true })).toBe(true);
  });

  it.each([
    '投诉电话是多少',
    '投诉 电话是多少',
    '投诉率怎么算',
    '投诉流程是什么',
    '昨天有人投诉了',
    'report 怎么写',
    'reporting guidelines',
    'report the results of the trial in a table',
    'Report: numbers of the third quarter',
    'How to report adverse events?',
    '举报他',
    '报告怎么看',
  ])('is none: %s', (text) => {
    expect(isReport(text)).toBe(false);
  });
});
