import { readQuestionList, settleBothLists } from './read-question-list';

describe('readQuestionList', () => {
  it('reads a question a line and skips blank lines and comments', () => {
    expect(readQuestionList('# 好问题\n\n血压多少算高\r\n  能喝酒吗？ \n#\n#C++ 怎么装\n', 'good.txt')).toEqual({
      lines: [
        { text: '血压多少算高', line: 3 },
        { text: '能喝酒吗？', line: 4 },
        { text: '#C++ 怎么装', line: 6 },
      ],
      problems: [],
    });
  });

  it('keeps a duplicate once and names both lines', () => {
    const { lines, problems } = readQuestionList('能喝酒吗\n吃什么\n能喝酒吗？\n', 'good.txt');
    expect(lines.map(({ line }) => line)).toEqual([1, 2]);
    expect(problems).toEqual([
      { file: 'good.txt', line: 3, severity: 'warning', message: 'The same question as in line 1; kept once.' },
    ]);
  });

  it('leaves out what is too long to be a question', () => {
    const { lines, problems } = readQuestionList(`${'啊'.repeat(1001)}\n吃什么`, 'bad.txt');
    expect(lines).toEqual([{ text: '吃什么', line: 2 }]);
    expect(problems).toMatchObject([{ line: 1, severity: 'warning' }]);
  });

  it('reads nothing from an empty file', () => {
    expect(readQuestionList('', 'bad.txt')).toEqual({ lines: [], problems: [] });
  });
});

it('keeps a line of both lists as a bad question and names both lines', () => {
  const good = {
    file: 'good.txt',
    lines: [
      { text: '早上好', line: 7 },
      { text: '能喝酒吗', line: 8 },
    ],
  };
  const bad = { file: 'bad.txt', lines: [{ text: '早上好！', line: 3 }] };
  expect(settleBothLists(good, bad)).toEqual({
    good: [{ text: '能喝酒吗', line: 8 }],
    problems: [
      {
        file: 'good.txt',
        line: 7,
        severity: 'warning',
        message: 'Stands in both lists, also in bad.txt line 3; kept as a bad question only.',
      },
    ],
  });
});
