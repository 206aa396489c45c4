import { sharedWith } from './shared-material';

const article = { url: 'https://mp.weixin.qq.com/s/1', title: '隔夜菜', text: '正文' };

describe('sharedWith', () => {
  it('has the quote and the pages', () => {
    expect(sharedWith({ articles: [article], quoted: { text: '你看看', isFromBot: false } })).toBe(
      '---\n你看看\n---\n隔夜菜\n正文',
    );
  });

  it('is nothing where nothing came along', () => {
    expect(sharedWith({ articles: [], quoted: null })).toBeNull();
    expect(sharedWith({ articles: [{ ...article, title: '', text: '' }], quoted: null })).toBeNull();
  });

  it('is bounded, whatever is shared', () => {
    const long = { ...article, text: '长'.repeat(100_000) };
    const shared = sharedWith({
      articles: [long, long, long],
      quoted: { text: '长'.repeat(100_000), isFromBot: true },
    });
    expect(shared?.length).toBeLessThan(4100);
  });
});
