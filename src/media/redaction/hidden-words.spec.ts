import { pictureLines, turnedLines } from '../../../test/fakes/picture-lines';
import type { Redaction } from '../../core/ports/redactor';
import { hiddenWords } from './hidden-words';

/** Knows mobile numbers, and names behind the word for them. */
function redact(text: string): Redaction {
  const placed: { placeholder: string; value: string }[] = [];
  const put = (kind: string, value: string): string => {
    const placeholder = `[${kind}-22${value.length}A]`;
    placed.push({ placeholder, value });
    return placeholder;
  };
  const redacted = text
    .replace(/1[3-9]\d{9}/g, (value) => put('电话', value))
    .replace(/(?<=姓名：)[王李][\u3400-\u9fff]{1,2}/g, (value) => put('姓名', value));
  return { text: redacted, placed };
}

const hidden = (text: string) => hiddenWords(pictureLines(text), redact);

describe('hiddenWords', () => {
  it('hides what the redactor finds, with blanks where nobody writes them', () => {
    const { lines, count } = hidden('联系 138 0013 8000 或 来 院');
    expect(lines).toEqual(['联系[电话-2211A]或来院']);
    expect(count).toBe(3);
  });

  it.each([
    ['in one word', '姓名：王小明 性别：女', ['姓名：[姓名-223A]性别：女']],
    ['in two words', '姓 名： 王小明    科室：内科', ['姓名：[姓名-223A] 科室：内科']],
    ['in the next column, without a colon', '病案号    00123456      年龄    45岁', ['病案号 [已隐去] 年龄 45岁']],
    [
      'on the line below',
      '姓名      性别    住院号\n王小明    女      Z20260031',
      ['姓名 性别 住院号', '[姓名-223A] 女 [已隐去]'],
    ],
    [
      'of a doctor',
      '检验者：赵六   审核：钱七   报告时间：2026-10-11',
      ['检验者：[已隐去] 审核：[已隐去] 报告时间：2026-10-11'],
    ],
    ['in English', 'Name: Alice Brown   Sex: F   DOB: 1980-05-06', ['Name: [hidden] Sex: F DOB: [hidden]']],
    ['again elsewhere', '患者：欧阳明\n欧阳明 的 片子', ['患者：[已隐去]', '[已隐去]的片子']],
  ])('hides a value %s', (_, text, lines) => {
    expect(hidden(text).lines).toEqual(lines);
  });

  it('blackens the value and leaves its label', () => {
    const [box] = hidden('姓名：王小明').boxes;
    expect(box?.left).toBeGreaterThan(45);
    expect(box?.left).toBeLessThanOrEqual(60);
    expect((box?.left ?? 0) + (box?.width ?? 0)).toBe(120);
  });

  it('finds the part of a word on a page that lies on its side', () => {
    const upright = hiddenWords(turnedLines(pictureLines('姓名：王小明 性别：女\n科室：内科 年龄：45'), 90), redact)
      .boxes[0];
    expect(upright?.height).toBeGreaterThanOrEqual(60);
    expect(upright?.height).toBeLessThan(80);
  });

  it('leaves rows of results alone', () => {
    const rows =
      '项目      结果    单位     参考范围\n王氏蛋白  520     μmol/L   208-428\nID值      3.5     g/L      3-5';
    expect(hidden(rows)).toMatchObject({ boxes: [], count: 0 });
  });

  it('leaves talk without personal data alone', () => {
    expect(hidden('患者3天前出现发热，遵医生嘱咐服药\n检查结果：未见异常')).toMatchObject({ boxes: [], count: 0 });
  });
});
