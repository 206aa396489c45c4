/** Codes of what preprocess noted; another one is shown as it is. */
const notes: Readonly<Record<string, string>> = {
  'article-read': '打开了其中的网页，标题和正文供回答参考。',
  'article-refused': '没有打开其中的网页',
  'article-from-card': '改用了分享卡片上的标题和简介。',
  'articles-left-out': '链接太多，有几个没有看',
  'voice-heard': '语音已转成文字。',
  'voice-empty': '语音里没有听到话。',
  'voice-not-configured': '没有配置语音转文字。',
  'voice-format': '语音的格式这里解不开。',
  'voice-too-long': '语音超过了允许的长度',
  'voice-failed': '语音没能转成文字',
  'voice-budget': '这一小时转写的语音够多了，这条没有转。',
  'points-at-attachment': '它问的是随附的图片或文件，没有补全。',
  'points-at-article': '它问的是分享的网页，没有补全。',
  'reference-unresolved': '它像是接着前面的话问的，但拿不准指什么，没有补全。',
  'rewrite-not-needed': '模型认为它本身就完整。',
  'rewrite-failed': '模型没能补全',
};

const details: Readonly<Record<string, string>> = {
  'switched-off': '这一功能关着',
  'not-an-address': '不是网址',
  'host-not-allowed': '不在允许的网站之列',
  'internal-address': '指向内部地址',
  unreachable: '连不上',
  'too-large': '太大',
  'too-slow': '太慢',
  'not-readable': '读不出正文',
  'not-fetched': '取不到声音',
  'too-many': '语音太多',
  gone: '平台上已经没有了',
  failed: '取不到',
  timeout: '超时',
  error: '返回了错误',
  'invalid-json': '格式不对',
  'too-long': '写得太长',
  'wrong-language': '换了语言',
  'lost-words': '丢了原话',
  'invented-words': '添了没人说过的词',
};

/** How one question was made of what was said. */
export const preprocessZh = {
  preprocess: {
    title: '怎么读懂的',
    joined: (count: number) => `${count} 条消息合成了一个问题：`,
    completed: '补全为：',
    by: { rules: '按规则补全，没有用模型。', model: '由模型补全，核对过没有走样。' },
    notes,
    details,
    noteWithDetail: (note: string, detail: string) => `${note}（${detail}）`,
  },
};
