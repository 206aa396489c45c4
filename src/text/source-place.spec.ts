import { type PlaceInFile, sourcePlace } from './source-place';

const paper = { title: '高血压指南', headingPath: ['用药'] };

describe('sourcePlace', () => {
  it.each<[PlaceInFile | null, string, string]>([
    [null, '高血压指南 › 用药', '高血压指南 › 用药'],
    [{ kind: 'page', first: 3, last: 3 }, '高血压指南 › 用药 › 第 3 页', '高血压指南 › 用药 › p. 3'],
    [{ kind: 'page', first: 3, last: 4 }, '高血压指南 › 用药 › 第 3–4 页', '高血压指南 › 用药 › pp. 3–4'],
    [{ kind: 'slide', number: 2 }, '高血压指南 › 用药 › 第 2 张幻灯片', '高血压指南 › 用药 › slide 2'],
    [
      { kind: 'cells', sheet: '表一', range: 'A2:D9' },
      '高血压指南 › 用药 › 表一 A2:D9',
      '高血压指南 › 用药 › 表一 A2:D9',
    ],
    [{ kind: 'cells', sheet: '用药', range: 'A2:D9' }, '高血压指南 › 用药 › A2:D9', '高血压指南 › 用药 › A2:D9'],
    [
      { kind: 'lines', first: 10, last: 12, symbol: 'dose()' },
      '高血压指南 › 用药 › dose(), 第 10–12 行',
      '高血压指南 › 用药 › dose(), lines 10–12',
    ],
    [{ kind: 'lines', first: 7, last: 7, symbol: null }, '高血压指南 › 用药 › 第 7 行', '高血压指南 › 用药 › line 7'],
  ])('of %j', (place, chinese, english) => {
    expect(sourcePlace({ ...paper, place }, 'zh')).toBe(chinese);
    expect(sourcePlace({ ...paper, place }, 'en')).toBe(english);
  });
});
