import { swappedIn, swapTopic } from './swap-topic';

describe('swappedIn', () => {
  it.each([
    ['那螃蟹呢？', '螃蟹'],
    ['换成头孢呢', '头孢'],
    ['12毫米的呢', '12毫米'],
    ['怎么移除呢', null],
    ['该怎么办呢', null],
    ['然后呢', null],
    ['你呢', null],
    ['那他们呢', null],
    ['这病遗传不遗传呢', null],
    ['螃蟹', null],
  ])('of "%s" is %j', (text, topic) => {
    expect(swappedIn(text)).toBe(topic);
  });
});

describe('swapTopic', () => {
  it.each([
    ['a quantity of the same unit', '结节6毫米要切吗', '9毫米', '结节9毫米要切吗'],
    ['words that end alike', '胃镜要预约吗', '肠镜', '肠镜要预约吗'],
    ['the second of a pair', '钙片和铁剂能一起吃吗', '牛奶', '钙片和牛奶能一起吃吗'],
    ['the object', '发烧能喝姜汤吗', '绿茶', '发烧能喝绿茶吗'],
    ['the subject', '离心机多久保养', '培养箱', '培养箱多久保养'],
  ])('takes the place of %s', (_what, question, topic, expected) => {
    expect(swapTopic(question, topic, '离心机')).toBe(expected);
  });

  it('leaves the question alone where no place is plain', () => {
    expect(swapTopic('这周食堂开门吗', '下周', null)).toBe('下周食堂开门吗');
    expect(swapTopic('发烧能喝姜汤吗', '孕妇', null)).toBeNull();
    expect(swapTopic('血压多少算高', '在家量的', '血压')).toBeNull();
  });
});
