import { indexUnits, MAX_UNIT_CHARACTERS, withoutMarkup } from './index-units';

const without = (text: string): string => text.replace(/\s+/g, '');

describe('indexUnits', () => {
  const sentence = '每天在同一时间量血压，坐着休息五分钟以后再量；量两次，取平均值。';
  const cases: [string, string][] = [
    ['sentences without a line break', sentence.repeat(60)],
    ['paragraphs', Array.from({ length: 40 }, (_, at) => `${at}. ${sentence}`).join('\n\n')],
    ['lines', Array.from({ length: 90 }, () => sentence).join('\n')],
    ['one endless line of words', 'word '.repeat(700)],
    ['one endless word', 'x'.repeat(5000)],
    ['commas alone', '，'.repeat(2000)],
    ['just over the limit', '压'.repeat(MAX_UNIT_CHARACTERS + 1)],
  ];

  it.each(cases)('cuts %s into units that are small enough and hold all of it', (_name, text) => {
    const units = indexUnits(text);
    expect(units.length).toBeGreaterThan(1);
    for (const unit of units) expect(unit.length).toBeLessThanOrEqual(MAX_UNIT_CHARACTERS);
    expect(without(units.join(''))).toBe(without(text));
  });

  it('fills units instead of leaving crumbs', () => {
    const units = indexUnits(sentence.repeat(60));
    for (const unit of units.slice(0, -1)) expect(unit.length).toBeGreaterThan(MAX_UNIT_CHARACTERS / 2);
  });

  it('does not cut a sentence when it need not', () => {
    for (const unit of indexUnits(sentence.repeat(60))) expect(unit).toMatch(/[。；]$/);
  });

  it('leaves a short passage whole', () => {
    expect(indexUnits('  血压要天天量。\n\n记下来。 ')).toEqual(['血压要天天量。\n\n记下来。']);
  });

  it.each(['', ' \n ', '<!-- nothing -->', '<br/>', 'https://example.org/a'])('makes nothing of %j', (text) => {
    expect(indexUnits(text)).toEqual([]);
  });

  it.each(['<!--', '](', '<a', '\n ', 'https://', '，'])('is quick for 100 kB of %j', (piece) => {
    const started = performance.now();
    indexUnits(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('withoutMarkup', () => {
  it.each([
    ['comments', 'a<!-- x\ny -->b', 'a b'],
    ['tags', '<p class="x">盐</p>', ' 盐 '],
    ['targets of links, not their text', '见[说明](docs/salt.md#one)。', '见[说明]。'],
    ['addresses', 'see https://example.org/a?b=c now', 'see   now'],
    ['addresses with Chinese right behind', '见https://example.org/a。少吃盐', '见 。少吃盐'],
    ['nothing that only looks like it', 'p<0.05, a](b, 5 < 6 > 4', 'p<0.05, a](b, 5 < 6 > 4'],
  ])('takes out %s', (_name, text, expected) => {
    expect(withoutMarkup(text)).toBe(expected);
  });
});
