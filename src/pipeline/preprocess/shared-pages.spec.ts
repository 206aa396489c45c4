import { message, notSetUp } from '../../../test/fakes/journey';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { Article } from '../../core/question';
import { readSharedPages, titlesMeant } from './shared-pages';

const url = 'https://mp.weixin.qq.com/s/1';
const page: Article = { url, title: '隔夜菜致癌吗', text: '专家说……' };
const reading: ArticleReader = { read: () => Promise.resolve({ status: 'read', article: page }) };
const card = message({
  text: '',
  details: {
    kind: 'link',
    attachments: [],
    links: [{ url, title: '卡片标题', description: '卡片简介' }],
    quoted: null,
    threadId: null,
    mentionsAll: false,
    mentionedOthers: [],
    isDirect: false,
  },
});
const input = { reader: reading, isAsked: true, signal: undefined };

describe('readSharedPages', () => {
  it('opens a page that is asked about', async () => {
    expect(await readSharedPages([card], input)).toEqual({ articles: [page], notes: ['article-read'] });
  });

  it('opens none that is only shared', async () => {
    const shared = await readSharedPages([card], { ...input, reader: { read: notSetUp }, isAsked: false });
    expect(shared).toEqual({ articles: [{ url, title: '卡片标题', text: '卡片简介' }], notes: [] });
  });

  it('goes by the card where no page may be opened', async () => {
    expect((await readSharedPages([card], { ...input, reader: null })).articles).toMatchObject([{ title: '卡片标题' }]);
  });
});

describe('titlesMeant', () => {
  it.each(['总结一下这篇', '这是真的吗', '靠谱吗', '文章里说的对不对', 'is it true?', 'summarise please'])(
    'are matched by where the words are about the page: %s',
    (words) => {
      expect(titlesMeant(words, [page])).toEqual(['隔夜菜致癌吗']);
    },
  );

  it('are left out where the words are about something else, or there are none', () => {
    expect(titlesMeant('化疗期间怎么预防感染', [page])).toEqual([]);
    expect(titlesMeant('总结一下这篇', [])).toEqual([]);
    expect(titlesMeant('总结一下这篇', [{ ...page, title: '' }])).toEqual([]);
  });
});
