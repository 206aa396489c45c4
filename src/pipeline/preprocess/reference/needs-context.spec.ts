import { contextNeed, needsContext } from './needs-context';

describe('a text that stands by itself', () => {
  it.each([
    '骨折以后多久能游泳',
    '离心机怎么预约',
    '孕妇能不能打流感疫苗',
    '那么高血压患者到底能不能喝咖啡',
    '这样的话血压计每年都要送去校准吗',
    '我外婆摔了一跤，她现在翻不了身怎么办',
    '陈大夫说他周五休息，换谁看',
    '早上测了血糖，它显示E3是什么故障',
    '这两周一直咳嗽要做胸片吗',
    '这么多止痛药选哪种好',
    '布洛芬这个药饭后吃吗',
    '阿托伐他汀晚上吃吗',
    '非布司他能长期吃吗',
    '卡培他滨会掉头发吗',
    '吉他手腱鞘炎能打封闭吗',
    'how do I reset the password of the cluster',
    'Is it safe to take ibuprofen with alcohol?',
    'How long does it take to renew a badge?',
    'My daughter has a fever, should she see a doctor?',
    'The build fails on Windows, is this a known bug of version 2?',
    '哈哈哈',
    '',
  ])('%s', (text) => {
    expect(needsContext(text)).toBe(false);
  });

  it('is any long one', () => {
    expect(contextNeed(`它${'很长的日志'.repeat(60)}`)).toBe('none');
  });
});

describe('a text that needs what was said before', () => {
  it.each([
    ['a pronoun', '它要冷藏吗'],
    ['a pronoun in the middle', '睡前忘了吃它怎么办'],
    ['a person', '她可以坐长途车吗'],
    ['a demonstrative', '这个要空腹查吗'],
    ['a demonstrative with a general noun', '这种药有国产的吗'],
    ['what was said above', '上面那个怎么设置'],
    ['one of two', '后者会不会更贵'],
    ['another topic', '那核磁呢？'],
    ['another amount', '50毫克的呢'],
    ['what carries on', '那怎么升级'],
    ['a question without its subject', '要多久'],
    ['a question about nothing', '为什么'],
    ['a missing object', '怎么申请'],
    ['traditional characters', '這個要吃多久'],
    ['a greeting before it', '医生您好，这个要紧吗'],
    ['an English pronoun', 'can I take it before breakfast'],
    ['an English topic', 'What about weekends?'],
  ])('%s: %s', (_what, text) => {
    expect(contextNeed(text)).toBe('plain');
  });

  it.each(['能吃柚子吗', '要空腹吗', '多久能下床', '橙子可以吗'])('perhaps: %s', (text) => {
    expect(contextNeed(text)).toBe('likely');
  });
});
