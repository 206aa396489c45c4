import { isSmallTalk } from './small-talk';

describe('isSmallTalk', () => {
  it.each([
    '几点了',
    '谁啊',
    '你们去吗',
    '吃了吗？',
    '到了吗',
    '是不是',
    '不会吧！',
    '怎么了',
    '干嘛呢',
    'are you there?',
  ])('hears talk among members: %s', (words) => {
    expect(isSmallTalk(words)).toBe(true);
  });

  it.each(['为什么', '怎么办', '什么意思', '要多久', '怎么申请', '它贵吗', '那螃蟹呢', '真的有效吗', 'can I stop it?'])(
    'leaves what may be for the bot: %s',
    (words) => {
      expect(isSmallTalk(words)).toBe(false);
    },
  );
});
