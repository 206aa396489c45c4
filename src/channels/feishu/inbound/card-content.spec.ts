import { readCard } from './card-content';

const words = (content: string, tag = 'plain_text') => ({ tag, content });

describe('a card as events bear it', () => {
  const card = {
    title: '复查须知',
    elements: [
      [
        { tag: 'text', text: '请看' },
        { tag: 'a', href: 'https://a.example/1', text: '说明' },
        { tag: 'text', text: '，再问' },
        { tag: 'at', user_id: '@_user_1', user_name: '王医生' },
      ],
      [{ tag: 'hr' }],
      [
        { tag: 'text', text: '空腹' },
        { tag: 'img', image_key: 'img_1' },
      ],
      [
        {
          tag: 'note',
          elements: [
            { tag: 'img', image_key: 'img_1' },
            { tag: 'text', text: '周三' },
          ],
        },
      ],
      [{ tag: 'button', text: '知道了', type: 'primary' }],
      [{ tag: 'select_static', options: ['甲', '乙'], placeholder: '请选' }],
    ],
  };

  it('has its lines and its links', () => {
    const text = '请看说明，再问@王医生\n空腹\n周三';
    expect(readCard(card)).toEqual({
      title: '复查须知',
      text,
      links: [{ url: 'https://a.example/1', title: '复查须知', description: text }],
    });
  });

  it('has no words where the platform shows it to no program', () => {
    const hidden = { title: null, elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]] };
    expect(readCard(hidden)).toEqual({ title: '', text: '', links: [] });
  });
});

it('reads card JSON 1.0', () => {
  const card = {
    card_link: { url: 'https://a.example/card' },
    header: { title: words('门诊安排') },
    elements: [
      { tag: 'div', text: words('**上午** [挂号](https://a.example/queue)', 'lark_md') },
      { tag: 'div', fields: [{ text: words('一号诊室') }, { text: words('二号诊室') }] },
      { tag: 'action', actions: [{ tag: 'button', text: words('地图'), url: 'https://a.example/map' }] },
      { tag: 'note', elements: [words('以当天为准')] },
    ],
  };
  const { title, text, links } = readCard(card);
  expect([title, text]).toEqual([
    '门诊安排',
    '**上午** [挂号](https://a.example/queue)\n一号诊室\n二号诊室\n以当天为准',
  ]);
  expect(links.map(({ url }) => url)).toEqual([
    'https://a.example/card',
    'https://a.example/queue',
    'https://a.example/map',
  ]);
});

it('reads card JSON 1.0 in several languages', () => {
  expect(
    readCard({ i18n_elements: { zh_cn: [words('上午', 'markdown')], en_us: [words('Morning', 'markdown')] } }).text,
  ).toBe('上午');
});

it('reads card JSON 2.0, without its controls, and its signs as what they stand for', () => {
  const open = { type: 'open_url', default_url: 'https://a.example/more' };
  const card = {
    schema: '2.0',
    body: {
      elements: [
        words('140&#47;90 以上算高&#91;1&#93;', 'markdown'),
        words("<font color='grey'>AI 生成</font>", 'markdown'),
        { tag: 'collapsible_panel', header: { title: words('来源') }, elements: [words('[1] 手册', 'markdown')] },
        { tag: 'column_set', columns: [{ tag: 'column', elements: [words('左', 'markdown')] }] },
        { tag: 'button', text: words('更多'), behaviors: [{ type: 'callback', value: {} }, open] },
        { tag: 'form', elements: [words('填表', 'markdown')] },
      ],
    },
  };
  expect(readCard(card)).toEqual({
    title: '',
    text: '140/90 以上算高[1]\nAI 生成\n来源\n[1] 手册\n左',
    links: [{ url: 'https://a.example/more', title: '更多', description: expect.stringContaining('140/90') as string }],
  });
});

it.each([
  ['a template', { type: 'template', data: { template_id: 'AAqk' } }],
  ['a card entity', { type: 'card', data: { card_id: '7355' } }],
  ['nothing', {}],
  ['other things in the place of words', { title: 7, elements: 'x', header: [], body: { elements: [null, 7, {}] } }],
])('finds nothing in %s', (_what, card) => {
  expect(readCard(card)).toEqual({ title: '', text: '', links: [] });
});

it.each(['javascript:alert(1)', 'lark://client', 'https://', '//a.example', `https://a.example/${'x'.repeat(2000)}`])(
  'takes no address like %.30s',
  (href) => {
    expect(readCard({ elements: [[{ tag: 'a', href, text: 'x' }]] }).links).toEqual([]);
  },
);

it('takes five addresses, each once', () => {
  const line = [1, 1, 2, 3, 4, 5, 6].map((at) => ({ tag: 'a', href: `https://a.example/${at}`, text: `第${at}` }));
  expect(readCard({ elements: [line] }).links.map(({ title }) => title)).toEqual(['第1', '第2', '第3', '第4', '第5']);
});

it('stands a card that is nested without end', () => {
  let card: object = words('深');
  for (let depth = 0; depth < 10_000; depth++) card = { elements: [card] };
  expect(readCard(card as Record<string, unknown>).text).toBe('');
});
