import { pictureLines } from '../../../test/fakes/picture-lines';
import { kindFromText } from './kind-from-text';

describe('kindFromText', () => {
  it.each([
    ['report', '江城医院 检验报告单\n项目 结果 单位 参考范围\n尿酸 520 μmol/L 208-428'],
    ['medicine-box', '阿司匹林肠溶片\n国药准字H20210001\n规格：100mg'],
    ['scan', '胸部CT检查报告单\n影像所见：右肺上叶见一结节'],
    ['figure', '图 2 两组生存曲线的比较\nn = 120\np < 0.01'],
    ['figure', 'Figure 3. Overall survival'],
    ['screenshot', 'Traceback (most recent call last):\nFile "main.py", line 3\nKeyError: name'],
    ['other', '今天的晚霞'],
    ['other', ''],
  ])('%s', (kind, text) => {
    expect(kindFromText(pictureLines(text))).toBe(kind);
  });
});
