import { BotNames } from './bot-names';

const group = { isDirect: false };

describe('with the robot’s name', () => {
  const sut = new BotNames('小茴香');

  it.each([
    ['@小茴香 血压多少算高', '血压多少算高'],
    ['血压多少算高@小茴香 ', '血压多少算高'],
    ['你好 @小茴香 血压多少算高', '你好 血压多少算高'],
    ['@小茴香\u2005血压多少算高', '血压多少算高'],
    ['＠小茴香，血压多少算高', '血压多少算高'],
    ['@小茴香血压多少算高', '血压多少算高'],
    ['第一行\n@小茴香 第二行', '第一行\n 第二行'],
    ['@小茴香 ', ''],
  ])('%j is %j', (text, expected) => {
    expect(sut.read(text, group).text).toBe(expected);
  });

  it('tells who else is mentioned', () => {
    expect(sut.read('@小茴香 @张三 @所有人 写信给 a@b.com 吧', group)).toEqual({
      text: '@张三 @所有人 写信给 a@b.com 吧',
      others: ['张三'],
      mentionsAll: true,
    });
  });

  it('keeps another name that begins alike in Latin letters', () => {
    expect(new BotNames('Bean').read('@Beanie 在吗 @Bean 问问', group)).toMatchObject({
      text: '@Beanie 在吗 问问',
      others: ['Beanie'],
    });
  });
});

describe('without it', () => {
  it('leaves a text as it is until two messages have mentioned one name alone', () => {
    const sut = new BotNames(undefined);
    expect(sut.read('@小茴香 血压多少算高', group).text).toBe('@小茴香 血压多少算高');
    expect(sut.read('hello@小茴香 ', group).text).toBe('hello');
    expect(sut.read('@小茴香 @张三 你们看', group).text).toBe('@张三 你们看');
  });

  it('takes no words for a name, nor everybody’s', () => {
    const sut = new BotNames(undefined);
    for (const text of [
      '@小茴香血压多少算高 谢谢',
      '@所有人 开会',
      '@所有人 开会',
      '@张三 @小茴香 看',
      'a@b.com 是谁',
      '@小茴香，你好',
    ]) {
      expect(sut.read(text, group).text).toBe(text);
    }
    expect(sut.read('@所有人 开会', group).mentionsAll).toBe(true);
  });

  it('learns nothing from what members quote', () => {
    const sut = new BotNames(undefined);
    for (let time = 0; time < 3; time++) expect(sut.strip('@张三 你来')).toBe('@张三 你来');
  });

  it('learns nothing from a direct chat, where members speak of others', () => {
    const sut = new BotNames(undefined);
    for (let time = 0; time < 3; time++) {
      expect(sut.read('@张三 说要少吃盐', { isDirect: true }).text).toBe('@张三 说要少吃盐');
    }
    expect(sut.read('@张三 @小茴香 你们看', group).text).toBe('@张三 @小茴香 你们看');
  });
});
