import { markedTerms } from './marked-terms';

const names = (text: string, ...headings: string[]) =>
  markedTerms(text, headings).map(({ name, aliases }) => [name, ...aliases].join('='));

describe('markedTerms', () => {
  it('takes a name with its abbreviation for one, in either order and in words', () => {
    expect(names('常用的是血管紧张素转换酶抑制剂（ACEI）。')).toContain('血管紧张素转换酶抑制剂=ACEI');
    expect(names('ACEI（血管紧张素转换酶抑制剂）会引起干咳')).toContain('血管紧张素转换酶抑制剂=ACEI');
    expect(names('糖化血红蛋白(HbA1c)每三个月查一次')).toContain('糖化血红蛋白=HbA1c');
    expect(names('要签数据使用协议（DUA）')).toContain('要签数据使用协议=DUA');
    expect(names('心肌梗死（俗称心梗）很危险')).toContain('心肌梗死=心梗');
    expect(names('patients had magnetic resonance imaging (MRI) today')).toContain('magnetic resonance imaging=MRI');
    expect(names('血压高（多见于老人）')).toEqual([]);
  });

  it('takes the subjects of headings and questions apart', () => {
    expect(names('', '喝酒和血糖')).toEqual(['喝酒', '血糖']);
    expect(names('问：华法林能不能和菠菜一起吃？')).toEqual(expect.arrayContaining(['华法林', '菠菜一起吃']));
    expect(names('', 'Statistics and sample size')).toEqual(['Statistics', 'sample', 'size']);
  });

  it('takes what stands out: bold, code, titles, Latin names', () => {
    const found = names('**共聚焦显微镜**要用 `squeue --me` 和 `sbatch` 预约，见《仪器手册》');
    expect([...new Set(found)]).toEqual(['共聚焦显微镜', 'sbatch', '仪器手册', 'squeue']);
    expect(names('菠菜含维生素K')).toEqual(['生素K', '维生素K', '含维生素K']);
    expect(names('mmHg is a unit; the Zeiss microscope and GPU')).toEqual(['GPU', 'Zeiss']);
    expect(names('见 https://Example.ORG/ABC 或 Admin@Example.ORG')).toEqual([]);
    expect(names('```\nconst ABC = 1\n```')).toEqual([]);
  });

  it('takes no long time over marks that never close', () => {
    expect(names(`${'**`《（'.repeat(5000)}${'a('.repeat(5000)}`)).toEqual([]);
  });
});
