import { quotablePieces } from './quotable-pieces';

const textsOf = (passage: string): string[] => quotablePieces(passage).map(({ text }) => text);

describe('quotablePieces', () => {
  it('cuts Chinese at the ends of sentences, closing marks included', () => {
    expect(textsOf('血压要天天量吗？不用。“稳定后每周量两天。”（见指南。）先坐五分钟；别说话！')).toEqual([
      '血压要天天量吗？',
      '不用。',
      '“稳定后每周量两天。”',
      '（见指南。）',
      '先坐五分钟；',
      '别说话！',
    ]);
  });

  it('cuts English at the ends of sentences, not in numbers', () => {
    expect(textsOf('Aim below 130.5 mmHg. Measure twice! "Sit first." Then rest (five min.) Do not talk.')).toEqual([
      'Aim below 130.5 mmHg.',
      'Measure twice!',
      '"Sit first."',
      'Then rest (five min.)',
      'Do not talk.',
    ]);
  });

  it('names the columns in the rows of a table', () => {
    const table =
      '| 级别 | 收缩压 | 舒张压 |\n| --- | :-: | --- |\n| 1级 | **140–159** | 90–99 |\n| 2级 | 160–179 | |\n';
    expect(textsOf(table)).toEqual(['1级，收缩压 140–159，舒张压 90–99', '2级，收缩压 160–179']);
  });

  it('sets an English row as English', () => {
    expect(textsOf('| Grade | Systolic |\n|---|---|\n| one | 140–159 |')).toEqual(['one, Systolic 140–159']);
  });

  it('keeps a bar within a cell', () => {
    expect(textsOf('| 命令 | 作用 |\n|---|---|\n| `a \\| b` | 接起来 |')).toEqual(['a | b，作用 接起来']);
  });

  it('starts anew with the columns of a second table', () => {
    const tables = '| 药 | 时间 |\n|---|---|\n| 甲 | 早 |\n\n| 食物 | 盐 |\n|---|---|\n| 酱油 | 多 |';
    expect(textsOf(tables)).toEqual(['甲，时间 早', '酱油，盐 多']);
  });

  it('keeps a block of code whole, without its fence', () => {
    expect(textsOf('运行：\n\n```bash\nsbatch job.sh\nsqueue -u me; ls\n```\n\n然后等。')).toEqual([
      '运行：',
      'sbatch job.sh\nsqueue -u me; ls',
      '然后等。',
    ]);
  });

  it('keeps a block of code that is never closed', () => {
    expect(textsOf('运行：\n```\nsbatch job.sh')).toEqual(['运行：', 'sbatch job.sh']);
  });

  it.each([
    '- 少吃盐',
    '* 少吃盐',
    '+ 少吃盐',
    '1. 少吃盐',
    '  2) 少吃盐',
    '3、 少吃盐',
    '> 少吃盐',
    '**少吃盐**',
    '`少吃盐`',
  ])('shows plain words for "%s"', (line) => {
    expect(textsOf(line)).toEqual(['少吃盐']);
  });

  it('shows the words of links and pictures, and no tags or comments', () => {
    expect(textsOf('看[血压表](https://example.org/a)和![图一](b.png)。<br>完<!-- 校对 -->')).toEqual([
      '看血压表和图一。',
      '完',
    ]);
  });

  it('leaves comparisons alone', () => {
    expect(textsOf('血压 <140/90，血糖 >7.0')).toEqual(['血压 <140/90，血糖 >7.0']);
  });

  it('leaves headings, rules and what has no words out', () => {
    expect(textsOf('# 血压\n\n---\n\n少盐。\n\n***\n……\n## 血糖')).toEqual(['少盐。']);
  });

  it('knows what stands in one paragraph, and the order', () => {
    const pieces = quotablePieces('少盐。多动。\n\n- 戒烟');
    expect(pieces.map(({ order }) => order)).toEqual([0, 1, 2]);
    const [first, second, third] = pieces;
    expect(first?.paragraph).toBe(second?.paragraph);
    expect(third?.paragraph).not.toBe(second?.paragraph);
  });

  it.each(['', '\n\n', '   '])('gives nothing for %j', (passage) => {
    expect(quotablePieces(passage)).toEqual([]);
  });

  it('is quick on hostile text', () => {
    const begun = performance.now();
    for (const part of ['|', '`', '**', '<a', '[', '！', '- ', 'a. ']) quotablePieces(part.repeat(2000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
