import { readQuote } from './quote';

const dashes = '- - - - - - - - - - - - - - -';

it('takes apart what WeChat shows', () => {
  expect(readQuote(`「李阿姨：化疗后能吃虾吗」\n${dashes}\n我也想知道`)).toEqual({
    quote: { name: '李阿姨', text: '化疗后能吃虾吗', messageId: null, memberId: null },
    text: '我也想知道',
  });
});

it('keeps lines, brackets and dashes of both sides', () => {
  const read = readQuote(`「王叔：第一行\n「注意」第二行」\n${dashes}\n那这个呢\n- - - 另外\n「也问」一下`);
  expect(read?.quote).toMatchObject({ name: '王叔', text: '第一行\n「注意」第二行' });
  expect(read?.text).toBe('那这个呢\n- - - 另外\n「也问」一下');
});

it('finds the end of a quote that holds a quote', () => {
  const inner = `「李阿姨：在吗」\n${dashes}\n在的`;
  expect(readQuote(`「王叔：${inner}」\n${dashes}\n谢谢`)).toMatchObject({
    quote: { name: '王叔', text: inner },
    text: '谢谢',
  });
});

it('knows a quote that nothing is said to, and one of a picture or of somebody without a name', () => {
  expect(readQuote(`「：图片」\n${dashes}\n`)).toMatchObject({ quote: { name: '', text: '图片' }, text: '' });
});

it.each(['「李阿姨：在吗」', '「一本书」\n很好看', '他说：「好」\n- - - - - -\n就走了', '', '- - - - - - -'])(
  'takes %j for a message that quotes nothing',
  (text) => {
    expect(readQuote(text)).toBeNull();
  },
);

describe('the XML', () => {
  const xml = (content: string) =>
    `<?xml version="1.0"?><msg><appmsg appid=""><title>能吃吗 &amp; 吃多少</title><type>57</type><refermsg><type>1</type>` +
    `<svrid>7001</svrid><fromusr>1@chatroom</fromusr><chatusr>wxid_li</chatusr><displayname>李\n阿姨</displayname>` +
    `<content>${content}</content></refermsg></appmsg></msg>`;

  it('tells who and which message, too', () => {
    expect(readQuote(xml('虾'))).toEqual({
      quote: { name: '李 阿姨', text: '虾', messageId: '7001', memberId: 'wxid_li' },
      text: '能吃吗 & 吃多少',
    });
  });

  it('takes the title of a quoted card', () => {
    const card = '&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;术后饮食&lt;/title&gt;&lt;/appmsg&gt;&lt;/msg&gt;';
    expect(readQuote(xml(card))?.quote.text).toBe('术后饮食');
  });

  it('is no quote when it refers to nothing', () => {
    expect(readQuote('<msg><appmsg><title>文章</title></appmsg></msg>')).toBeNull();
  });
});
