import { dataZh } from './data.zh';
import { draftsZh } from './drafts.zh';
import { figuresZh } from './figures.zh';
import { groupsZh } from './groups.zh';
import { knowledgeZh } from './knowledge.zh';
import { loginsZh } from './logins.zh';
import { modelsZh } from './models.zh';
import { outcomesZh } from './outcomes.zh';
import { picturesZh } from './pictures.zh';
import { pluginsZh } from './plugins.zh';
import { preprocessZh } from './preprocess.zh';
import { queryZh } from './query.zh';
import { settingsZh } from './settings.zh';
import { trustZh } from './trust.zh';
import { waitingZh } from './waiting.zh';

export const zh = {
  htmlLang: 'zh-CN',
  tagline: '有据才答，闲聊不语',
  switchLanguage: 'English',
  switchLanguageLabel: 'Switch to English',
  scheme: { auto: '外观：跟随系统', light: '外观：浅色', dark: '外观：深色' },
  skipToComposer: '跳到输入框',
  loading: '正在打开…',
  retry: '重试',
  close: '关闭',
  cancel: '取消',
  undo: '撤销',

  assistant: '助手',
  noAssistants: '还没有助手。请在终端运行 fennelbean ingest 导入知识库，然后重试。',
  newConversation: '新对话',
  newConversationStarted: '已开始新对话。',
  backToPrevious: '回到上一个',
  conversationLabel: '群聊消息',

  starters: {
    title: '这里是一个模拟的群',
    lead: ['点一句试试：问题会得到带出处的回答，闲聊只会得到沉默。', '每条消息下面都能看到原因。'],
    good: '该回答的',
    chatter: '该沉默的',
    ownKnowledge: ['在下面输入一个你的文档能回答的问题，再试一句闲聊。', '每条消息下面都能看到原因。'],
    send: (name: string, text: string) => `以${name}的身份发送：${text}`,
  },

  composer: {
    label: '消息',
    placeholder: (name: string) => `以${name}的身份发言…`,
    hint: 'Enter 发送，Shift+Enter 换行；图片可以粘贴或拖进来',
    mention: '@机器人',
    mentionOn: '这条会点机器人的名',
    mentionOff: '点机器人的名',
    send: '发送',
  },

  members: {
    label: '谁在说话',
    edit: '改名或添加成员',
    title: '群成员',
    name: (position: number) => `第 ${position} 位成员的名字`,
    remove: (name: string) => `移除${name}`,
    add: '添加成员',
    newName: (position: number) => `成员${position}`,
    done: '完成',
  },

  message: {
    bot: 'Fennelbean',
    botTag: '机器人',
    mention: '@机器人',
    replyTo: (name: string) => `回复 ${name}`,
    pending: '处理中',
    waitsFor: { more: '等 TA 说完', question: '等 TA 提问', members: '先等群友回答' },
    joined: '与 TA 后面的话合为一问',
    joinedCount: (count: number) => `${count} 条合为一问`,
    withNote: (line: string, note: string) => `${line}（${note}）`,
    completed: (question: string) => `补全为：${question}`,
    why: '查看原因',
    sources: (count: number) => `来源 ${count}`,
    source: (number: number) => `来源 ${number}`,
    reviewedOn: (date: string) => `${date} 审阅`,
    writer: { quote: '摘自原文', model: '由模型撰写', query: '按保存的问题从数据里查出', fixed: '固定语句' },
  },

  live: {
    reconnecting: '连接断开，正在重连…',
    historyFailed: '没能取回历史消息。',
  },

  panel: {
    title: '为什么',
    label: '这条消息的处理原因',
    empty: '点开任一条消息下面的状态，这里会说明原因。',
    pending: '还在处理，结果一到就显示在这里。',
    failed: '没能取回说明。',
    aboutMessage: (name: string) => `${name}说`,
    score: '判断得分',
    scoreNote: '像不像一个该回答的问题：知识库的证据，加上好问题和坏问题清单学到的。',
    scoreValue: '得分',
    threshold: '阈值',
    above: (name: string, value: string, threshold: string, gap: string) =>
      `${name} ${value}，比阈值 ${threshold} 高 ${gap}。`,
    below: (name: string, value: string, threshold: string, gap: string) =>
      `${name} ${value}，比阈值 ${threshold} 低 ${gap}。`,
    equal: (name: string, value: string) => `${name} ${value}，正好等于阈值。`,
    scoreInReview: (width: string) => `落在复核区内（阈值上下 ${width}）。`,
    listRules: '清单里有一模一样的一句，分数没有起作用。',
    savedRules: '它是保存的统计问题，分数没有起作用。',
    reportRules: '问的是发来的化验单，分数没有起作用。',
    refined: (before: string, likeness: string) => `字词拿不准（原得分 ${before}），所以问了向量模型：${likeness}。`,
    refineFailed: '字词拿不准，而向量模型没有及时回答，仍按字词的得分。',
    likeness: (good: string, bad: string, passage: string | null) =>
      `与好问题相近 ${good}，与坏问题相近 ${bad}${passage === null ? '' : `，与资料相近 ${passage}`}`,
    zones: { silent: '沉默', review: '人工查看', answer: '回答' },
    knowledge: '知识库证据',
    knowledgeValue: '证据',
    knowledgeNote: '还没学习清单之前，知识库本身有多少与这条消息相关的内容。',
    knowledgeZones: { low: '证据不足', high: '证据足够' },
    noVerdict: '这条消息没有走到打分这一步。',
    nearest: '最像的问题',
    nearestGood: '好问题',
    nearestBad: '坏问题',
    nearestNone: '没有相近的',
    similarity: (percent: string) => `相似度 ${percent}`,
    evidence: '查到的内容',
    evidenceNone: '没有取出任何段落：在判断这一步就停下了，或者没有找到依据。',
    evidenceKind: {
      passage: '段落',
      'qa-pair': '问答',
      file: '群文件',
      web: '网页',
      picture: '发来的图片',
      figure: '文档里的图',
    },
    via: (path: string) => `由此找到：${path}`,
    evidenceScore: (score: string) => `分数 ${score}`,
    carried: '支撑得分',
    carriedElsewhere: (count: number, best: string) => `打分时参考了 ${count} 个段落，最强的一个证据为 ${best}。`,
    cited: (number: number) => `被引用为来源 ${number}`,
    more: '展开全文',
    less: '收起',
    failedRetrievers: (names: string) => `有检索来源没有响应：${names}。`,
    timings: '用时',
    total: '合计',
    writer: '撰写',
    writerText: {
      quote: '没有使用模型，直接摘录资料原句。',
      model: '由配置的模型撰写，逐条核对过引用。',
      query: '按保存的问题查询数据，填进写好的句子，没有用模型。',
      fixed: '程序自带的固定语句。',
    },
    writerFallback: (why: string) => `本应由模型撰写，但${why}，所以改为摘录资料原句。`,
    tokens: (count: number) => `用了 ${count} 个 token。`,
    read: '程序读到的',
  },

  ...groupsZh,
  ...settingsZh,
  ...waitingZh,
  ...draftsZh,
  ...loginsZh,
  ...knowledgeZh,
  ...picturesZh,
  ...pluginsZh,
  ...modelsZh,
  ...dataZh,
  ...figuresZh,
  ...queryZh,
  ...trustZh,
  ...preprocessZh,

  teach: {
    title: '教它一次',
    note: '把这句话加入助手的好问题或坏问题清单。',
    good: '以后回答这类',
    bad: '以后忽略这类',
    addedGood: '已加入好问题清单，一秒内生效。',
    addedBad: '已加入坏问题清单，一秒内生效。',
    removed: '已撤销，一秒内恢复原样。',
    again: '再发一次看看',
    inGood: '已在好问题清单里',
    inBad: '已在坏问题清单里',
  },

  session: {
    title: '这个页面是私有的',
    lead: '打开它需要启动时生成的令牌。',
    where:
      '在运行 npm start 的终端里，有一行以 http:// 开头的链接；打开那个链接就能进来。也可以把链接或令牌粘贴到这里：',
    field: '链接或令牌',
    enter: '进入',
    wrong: '这个令牌不对。每次启动都可能换新的，请看终端里最近的一行。',
    offlineTitle: '连不上服务器',
    offline: '请确认终端里的 npm start 还在运行，然后重试。',
  },

  errors: {
    unreachable: '连不上服务器，文字还在，请稍后再试。',
    server: '服务器出了点问题，文字还在，请再试一次。',
    crashed: '页面出错了。消息都保存在服务器上，刷新即可继续。',
    reload: '刷新',
  },

  ...outcomesZh,
  joinSentences: (sentences: readonly string[]) => sentences.join(''),
  joinStatus: (kind: string, short: string) => `${kind}：${short}`,
};

export type Dictionary = typeof zh;
