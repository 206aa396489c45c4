import { filledSentence, plainSentence } from './sentence';

const table = {
  columns: ['方向', 'papers'],
  rows: [
    ['心血管', 1234],
    ['神经', null],
  ],
};

describe('a sentence', () => {
  it('takes its figures from the first row', () => {
    expect(filledSentence('最多的是{方向}，{Papers} 篇；共 {rows} 个方向', { table, isCut: false }, 'zh')).toBe(
      '最多的是心血管，1,234 篇；共 2 个方向',
    );
  });

  it('is none where it names what is not there, or nothing is there', () => {
    expect(filledSentence('共 {total} 篇', { table, isCut: false }, 'zh')).toBeNull();
    expect(filledSentence('共 {papers} 篇', { table: { ...table, rows: [] }, isCut: false }, 'zh')).toBeNull();
  });

  it('never tells how many rows there are where not all were read', () => {
    expect(filledSentence('共 {rows} 个方向', { table, isCut: true }, 'zh')).toBeNull();
    expect(filledSentence('最多的是{方向}', { table, isCut: true }, 'zh')).toBe('最多的是心血管');
  });
});

describe('rows without a sentence', () => {
  it('are told plainly', () => {
    expect(plainSentence({ columns: ['篇数', '均值'], rows: [[1234, null]] }, false, 'zh')).toBe(
      '篇数：1,234，均值：无。',
    );
    expect(plainSentence({ columns: ['n'], rows: [[true]] }, false, 'en')).toBe('n: yes.');
    expect(plainSentence(table, false, 'zh')).toBe('共 2 行结果。');
    expect(plainSentence(table, true, 'en')).toBe('More than 2 rows; these are the first.');
  });
});
