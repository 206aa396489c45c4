import { KnowledgeError } from './knowledge-error';
import { readCsvPairs, readJsonPairs } from './read-qa-pairs';

const header = 'question,answer,source\n';
const summary = async (content: string): Promise<{ questions: string[]; faults: (number | undefined)[] }> => {
  const { pairs, problems } = await readCsvPairs(content, 'qa-pairs.csv');
  return { questions: pairs.map(({ question }) => question), faults: problems.map(({ line }) => line) };
};

describe('readCsvPairs', () => {
  it('reads question, answer and source', async () => {
    const content = `${header}能喝酒吗,"尽量不喝，\n""白酒""也是",指南\n\n吃几片,听医生的,\n`;
    expect(await readCsvPairs(content, 'qa-pairs.csv')).toEqual({
      pairs: [
        { question: '能喝酒吗', answer: '尽量不喝，\n"白酒"也是', source: '指南' },
        { question: '吃几片', answer: '听医生的', source: null },
      ],
      problems: [],
    });
  });

  it('does without the source, with a byte order mark, blank lines and Windows line ends', async () => {
    expect(await summary('\uFEFF\r\nQuestion, Answer\r\n甲,一\r\n\r\n乙,二\r\n')).toEqual({
      questions: ['甲', '乙'],
      faults: [],
    });
  });

  it.each([
    ['a comma without quotes', '甲,一,二,三\n', 2],
    ['an empty answer', '甲,,指南\n', 2],
    ['an answer that is missing', '甲\n', 2],
    ['a quote that is never closed', '"甲,一\n', 2],
    ['a quote inside a field', '甲,他说"好"\n', 2],
    ['words behind a quote', '"甲"乙,一\n', 2],
  ])('names the line of %s and reads the rest', async (_name, row, line) => {
    expect(await summary(`${header}${row}乙,二\n丙,"三\n四"\n`)).toEqual({ questions: ['乙', '丙'], faults: [line] });
  });

  it('finds every malformed row', async () => {
    const rows = ['a,1', '"b,2', 'c,3', ',4', 'd,"5', '6"', 'e,7"', 'f,8'];
    expect(await summary(header + rows.join('\n'))).toEqual({ questions: ['a', 'c', 'd', 'f'], faults: [3, 8, 5] });
  });

  it('keeps a question once', async () => {
    const { pairs, problems } = await readCsvPairs(`${header}能喝酒吗,不能,\n能喝酒吗？,能,\n`, 'qa-pairs.csv');
    expect(pairs).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, message: 'Row left out: the same question as in line 2.' }]);
  });

  it.each(['', 'q,a\n1,2\n', '甲,一\n'])('refuses another header: %j', async (content) => {
    await expect(readCsvPairs(content, 'qa-pairs.csv')).rejects.toMatchObject({ code: 'list-invalid', line: 1 });
  });
});

describe('readJsonPairs', () => {
  it('reads a list of objects and names the items that are wrong', () => {
    const items = [
      { question: '甲', answer: '一' },
      { question: '乙' },
      3,
      { question: '丙', answer: '三', sorce: 'x' },
    ];
    expect(readJsonPairs(JSON.stringify(items), 'qa-pairs.json')).toMatchObject({
      pairs: [{ question: '甲', answer: '一', source: null }],
      problems: [
        { message: 'Item 2 left out: answer must be a text of 1 to 10000 characters.' },
        { message: 'Item 3 left out: must be an object with question, answer, source.' },
        { message: 'Item 4 left out: unknown key sorce; allowed are question, answer, source.' },
      ],
    });
  });

  it.each(['{}', '"text"', '[{]', ''])('refuses %j', (content) => {
    expect(() => readJsonPairs(content, 'qa-pairs.json')).toThrow(KnowledgeError);
  });

  it('names the line of a syntax error', async () => {
    const read = async (): Promise<unknown> =>
      Promise.resolve(readJsonPairs('[\n{"question": "a",\n"answer" 3}]', 'f'));
    await expect(read()).rejects.toMatchObject({ line: 3, message: 'Not valid JSON.' });
  });
});
