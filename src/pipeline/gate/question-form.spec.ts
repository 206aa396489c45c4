import { asksSomething } from './question-form';

describe('asksSomething', () => {
  it.each([
    '血压多少算高',
    '吃药后头晕怎么办',
    '头晕咋整',
    '吃了药喝酒行不',
    '打完针要不要躺着',
    '有没有人知道预约在哪里',
    '请问周几开组会',
    '求助 报错了',
    '早饭前测？',
    '早饭前测?',
    '可以停药么',
    'how to book the microscope',
    'Is it normal',
    'anything wrong with WHICH node',
  ])('%s: yes', (text) => {
    expect(asksSomething(text)).toBe(true);
  });

  it.each(['我血糖7.8', '早上好', '今天打卡', '谢谢医生', 'thanks', 'this works', 'showed up', '', '😀', '不'])(
    '%s: no',
    (text) => {
      expect(asksSomething(text)).toBe(false);
    },
  );
});
