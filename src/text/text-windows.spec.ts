import { textWindows } from './text-windows';

const cut = (text: string, size: number) => textWindows(text, size).map(({ start, end }) => text.slice(start, end));

describe('textWindows', () => {
  it('cuts at paragraphs, else at sentences, else anywhere', () => {
    expect(cut('一二三四五。\n\n六七八九', 10)).toEqual(['一二三四五。\n\n', '六七八九']);
    expect(cut('一二三四五。六七八九', 8)).toEqual(['一二三四五。', '六七八九']);
    expect(cut('一二三四五六七八九', 4)).toEqual(['一二三四', '五六七八', '九']);
  });

  it('loses nothing but blanks, and cuts no character in two', () => {
    expect(cut('  ', 4)).toEqual([]);
    expect(cut('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
    const long = '第一句。第二句！\n'.repeat(50);
    expect(cut(long, 30).join('')).toBe(long);
  });
});
