import { asksPersonalMedicine } from './asks-personal-medicine';

describe('asksPersonalMedicine', () => {
  it.each([
    '早上量血压是吃药前量还是吃药后量',
    '没开封的胰岛素放哪 冰箱冷冻行吗',
    '无糖饼干可以随便吃吧',
    '那酱油算不算',
    '我叫[姓名-ABCD]，电话[电话-7KQ2]，血压多少算高',
    '怎么知道运动强度够不够',
    '低压高高压不高是咋回事',
  ])('%s asks about the matter as such', (question) => {
    expect(asksPersonalMedicine(question, { audience: 'patients' })).toBeNull();
  });

  it.each([
    '冻过的胰岛素我还能打吗',
    '我吃药后血压还高，要不要加一片',
    '二甲双胍能停吗',
    '饭后吃药前血糖9，我是不是糖尿病',
  ])('%s wants something decided', (question) => {
    expect(asksPersonalMedicine(question, { audience: 'patients' })).not.toBeNull();
  });

  it('takes a study of old records for nobody’s own case', () => {
    const question = '我这个课题只用老病历做回顾性分析，能免知情同意吗，还是要补签';
    expect(asksPersonalMedicine(question, { audience: 'professionals' })).toBeNull();
  });
});
