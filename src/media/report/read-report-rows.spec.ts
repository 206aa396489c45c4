import { pictureLines, turnedLines } from '../../../test/fakes/picture-lines';
import { readReportRows } from './read-report-rows';

const liver = `
江城市第三人民医院   生化检验报告单
姓名：王小明    性别：女   年龄：45岁   病案号：00123456
项目名称            结果     提示   单位      参考范围
丙氨酸氨基转移酶    86       ↑      U/L       9-50
总胆红素            12.3            μmol/L    3.4～20.5
尿酸                520      ↑      umol/L    208-428
肌酐                57              μmol/L    男:57-97 女:41-73
高密度脂蛋白        0.72     ↓      mmol/L    >1.0
检验者：李四   审核者：赵六   报告时间：2026-10-11 09:20`;

const brief = (text: string | ReturnType<typeof pictureLines>) =>
  readReportRows(typeof text === 'string' ? pictureLines(text) : text).map(
    ({ item, value, unit, range, printed, verdict }) =>
      [item, value, unit ?? '-', range ?? '-', printed ?? '-', verdict ?? '?'].join('|'),
  );
const liverRows = [
  '丙氨酸氨基转移酶|86|U/L|9-50|high|high',
  '总胆红素|12.3|μmol/L|3.4～20.5|-|normal',
  '尿酸|520|μmol/L|208-428|high|high',
  '肌酐|57|μmol/L|男:57-97 女:41-73|-|normal',
  '高密度脂蛋白|0.72|mmol/L|>1.0|low|low',
];

describe('readReportRows', () => {
  it('reads the rows under a head', () => {
    expect(brief(liver)).toEqual(liverRows);
  });

  it.each([6, -11, 90, 180, 270])('reads a page turned by %i degrees', (degrees) => {
    expect(brief(turnedLines(pictureLines(liver), degrees))).toEqual(liverRows);
  });

  it('tells columns by their words where no head could be read', () => {
    const table = liver.split('\n').slice(4, -1).join('\n');
    expect(brief(table).map((row) => row.split('|').slice(0, 4).join('|'))).toEqual(
      liverRows.map((row) => row.split('|').slice(0, 4).join('|')),
    );
  });

  it('reads two tables side by side, the left one first', () => {
    const rows = brief(`
序号 项目           结果    单位      参考值         序号 项目         结果    单位     参考值
1    白细胞计数     12.6↑   10^9/L    3.5-9.5        4    血小板       98*     10^9/L   125-350
2    C反应蛋白      <0.50   mg/L      0.00-5.00      5    25-羟维生素D 18.2    ng/mL    ≥20
3    血红蛋白 HGB   H 160   g/L       115-150`);
    expect(rows).toEqual([
      '白细胞计数|12.6|10^9/L|3.5-9.5|high|high',
      'C反应蛋白|<0.50|mg/L|0.00-5.00|-|normal',
      '血红蛋白 HGB|160|g/L|115-150|high|high',
      '血小板|98|10^9/L|125-350|-|low',
      '25-羟维生素D|18.2|ng/mL|≥20|-|low',
    ]);
  });

  it('reads English heads, words as results and cells that ran into each other', () => {
    const rows = brief(`
No  Test              Result     Unit      Reference Range   Flag
1   Glucose           7.81       mmol/L    (3.9-6.1)         H
2   Protein           Negative             Negative
3   Uric acid         301        μmol/L208-428`);
    expect(rows).toEqual([
      'Glucose|7.81|mmol/L|(3.9-6.1)|high|high',
      'Protein|Negative|-|Negative|-|?',
      'Uric acid|301|μmol/L|208-428|-|normal',
    ]);
  });

  it('keeps a mark out of the number, whatever it was taken for', () => {
    const rows = brief(`
检验项目    测定值      单位     参考区间
钾          5.8 1       mmol/L   3.5-5.3
钠          130 J       mmol/L   137-147
氯          115T        mmol/L   99-110
钙          1.9 4       mmol/L   2.11-2.52`);
    expect(rows.map((row) => row.split('|')[1])).toEqual(['5.8', '130', '115', '1.9']);
  });

  it.each([
    ['nothing', ''],
    ['a talk', '今天 10:30 张医生 说 5 号 床 3 天 后 出院\n好的 谢谢 2 次'],
    ['code', 'File "main.py", line 12\nValueError: 3.5 is not in 1-3\nat index 7'],
  ])('finds no rows in %s', (_, text) => {
    expect(brief(text)).toEqual([]);
  });
});
