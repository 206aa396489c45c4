import type { MessageDetails, SharedLink } from '../../core/message';
import type { ArticleReader, ArticleRefusal, ArticleResult } from '../../core/ports/article-reader';
import { readLinks, withoutAddresses } from './read-links';

const SOUP = 'https://mp.weixin.qq.com/s/soup';
const SALT = 'https://mp.weixin.qq.com/s/salt?scene=1&x=%E7%9B%90';

/** Reads each page as an article that is named after it. */
class FakeArticleReader implements ArticleReader {
  readonly asked: string[] = [];
  signal: AbortSignal | undefined;

  constructor(private readonly refusal: ArticleRefusal | null = null) {}

  read(url: string, options?: { signal?: AbortSignal }): Promise<ArticleResult> {
    this.asked.push(url);
    this.signal = options?.signal;
    return Promise.resolve(
      this.refusal === null
        ? { status: 'read', article: { url, title: `title of ${url}`, text: '正文' } }
        : { status: 'refused', reason: this.refusal },
    );
  }
}

const sharing = (...links: SharedLink[]): { text: string; details: MessageDetails } => ({
  text: '',
  details: {
    ...{ kind: 'link', attachments: [], quoted: null, threadId: null, mentionsAll: false, mentionedOthers: [] },
    ...{ isDirect: false, links },
  },
});
const card = (url: string, title: string | null = null, description: string | null = null): SharedLink => ({
  ...{ url, title, description },
});

describe('the links of a burst', () => {
  const asked = async (...texts: string[]): Promise<string[]> => {
    const articles = new FakeArticleReader();
    await readLinks(
      texts.map((text) => ({ text })),
      { articles },
    );
    return articles.asked;
  };

  it.each([
    [`${SOUP}这篇说的对吗`, SOUP],
    [`看看（${SOUP}）。`, SOUP],
    [`是不是这个：${SOUP}，还是别的`, SOUP],
    [`see ${SOUP}. Is it right?`, SOUP],
    [`[汤](${SOUP})`, SOUP],
    [`"${SALT}"!`, SALT],
    [`${SOUP}#wechat_redirect`, `${SOUP}#wechat_redirect`],
    [`HTTP://MP.WEIXIN.QQ.COM/s/soup？`, 'HTTP://MP.WEIXIN.QQ.COM/s/soup'],
    [`http://127.0.0.1:8000/a`, 'http://127.0.0.1:8000/a'],
  ])('are found in %s', async (text, url) => {
    expect(await asked(text)).toEqual([url]);
  });

  it.each(['', '化疗后能吃虾吗', 'mp.weixin.qq.com', 'ftp://a.example/b', 'http://', 'https：//a.example'])(
    'are none in %p',
    async (text) => {
      expect(await asked(text)).toEqual([]);
    },
  );

  it('are read each once, however often and wherever they stand', async () => {
    const articles = new FakeArticleReader();
    const messages = [
      sharing(card(SOUP, '汤')),
      { text: `${SOUP}#rd 和 ${SALT}` },
      { text: SALT.replace('https', 'http') },
    ];
    const { articles: read, notes } = await readLinks(messages, { articles });
    expect(articles.asked).toEqual([SOUP, SALT]);
    expect(read.map(({ title }) => title)).toEqual([`title of ${SOUP}`, `title of ${SALT}`]);
    expect(notes).toEqual(['article-read', 'article-read']);
  });

  it('are at most three; how many more there are is noted', async () => {
    const articles = new FakeArticleReader();
    const text = [1, 2, 3, 4, 5].map((number) => `${SOUP}${number}`).join(' ');
    const { articles: read, notes } = await readLinks([{ text }], { articles });
    expect(articles.asked).toEqual([`${SOUP}1`, `${SOUP}2`, `${SOUP}3`]);
    expect(read).toHaveLength(3);
    expect(notes.at(-1)).toBe('articles-left-out: 2');
  });

  it('are not waited for longer than the question lasts', async () => {
    const articles = new FakeArticleReader();
    const { signal } = new AbortController();
    await readLinks([{ text: SOUP }], { articles, signal });
    expect(articles.signal).toBe(signal);
  });
});

describe('a page that is not read', () => {
  it.each<ArticleRefusal>(['switched-off', 'host-not-allowed', 'not-readable'])(
    'is what its card says of it: %s',
    async (reason) => {
      const messages = [sharing(card(SOUP, ' 术后\n第一碗汤 ', ' 米汤从第三天起。 '))];
      expect(await readLinks(messages, { articles: new FakeArticleReader(reason) })).toEqual({
        articles: [{ url: SOUP, title: '术后 第一碗汤', text: '米汤从第三天起。' }],
        notes: [`article-refused: ${reason}`, 'article-from-card'],
      });
    },
  );

  it('is what a card says of it even when its address came first', async () => {
    const messages = [{ text: SOUP }, sharing(card(SOUP, '第一碗汤'))];
    const { articles } = await readLinks(messages, { articles: new FakeArticleReader('unreachable') });
    expect(articles).toEqual([{ url: SOUP, title: '第一碗汤', text: '' }]);
  });

  it('is nothing without a card, and its address is not noted', async () => {
    const messages = [{ text: `${SOUP} 对吗` }, sharing(card(SALT, null, ' '))];
    expect(await readLinks(messages, { articles: new FakeArticleReader('host-not-allowed') })).toEqual({
      articles: [],
      notes: ['article-refused: host-not-allowed', 'article-refused: host-not-allowed'],
    });
  });

  it('takes no more of a card than a card can show', async () => {
    const messages = [sharing(card(SOUP, '题'.repeat(1000), '文'.repeat(9000)))];
    const { articles } = await readLinks(messages, { articles: new FakeArticleReader('switched-off') });
    expect([articles[0]?.title.length, articles[0]?.text.length]).toEqual([200, 2000]);
  });
});

describe('withoutAddresses', () => {
  it.each([
    [`${SOUP}这篇说的对吗`, '这篇说的对吗'],
    [`see ${SOUP}. Is it right?`, 'see . Is it right?'],
    [`看 ${SOUP}\n和 ${SALT}`, '看 \n和'],
    [SOUP, ''],
    ['化疗后能吃虾吗', '化疗后能吃虾吗'],
  ])('leaves of %p %p', (text, left) => {
    expect(withoutAddresses(text)).toBe(left);
  });
});
