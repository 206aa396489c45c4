import type { AnswererStep, StepReason } from '../api';

const action: Record<AnswererStep['action'], string> = {
  saved: '运行保存的问题',
  query: '运行模型写的查询',
  calculate: '计算',
  chart: '画图',
  'search-knowledge': '查知识库',
  answer: '写回答',
  'cannot-answer': '认为回答不了',
};

const status: Record<AnswererStep['status'], string> = { done: '完成', refused: '未放行', failed: '没有成功' };

/** Codes of why a step was not done; another one is shown as it is. */
const reason: Record<StepReason, string> = {
  'not-parsed': '语句读不懂，所以没有运行',
  'not-one-statement': '不止一条语句，只能有一条',
  'not-a-select': '不是 SELECT 查询，只能读取',
  'table-not-allowed': '用到了没有开放的表',
  'column-not-allowed': '用到了没有开放的列',
  'function-not-allowed': '用到了没有开放的函数',
  locking: '会锁住数据',
  into: '会把结果写到别处',
  variable: '用到了变量',
  'executable-comment': '含有会被执行的注释',
  'too-complex': '语句太复杂',
  'people-not-counted': '没有按人数计数，会露出人数太少的分组',

  unreachable: '连不上数据源',
  busy: '数据源太忙，排队超过了时限',
  'too-slow': '超过了时限',
  'too-large': '结果太大，超过了上限',
  denied: '数据源的账号没有这个权限',
  syntax: '语句有语法错误',
  'unknown-name': '表或列已经不在了，或者名称不对',
  type: '类型不对',
  cancelled: '中途停止',

  'not-a-specification': '图的说明不合格式',
  'unknown-column': '结果里没有这一列',
  'same-column': '同一列用了两次',
  'not-numeric': '这一列不是数字',
  'repeated-category': '同一类有好几个值',
  'negative-share': '占比不能是负数',
  'no-values': '没有可以画的值',
  'one-point': '只有一个值，不需要画图',

  'too-much-memory': '内存超过了上限',
  error: '代码出错',

  'not-in-data': '数据里没有能回答它的内容',
  'not-permitted': '问到了没有开放的数据',
  'no-rows': '还没有查到任何行',
  'unbacked-number': '句子里有结果中没有的数字',
  'invalid-json': '模型的输出不合格式',
  'model-unreachable': '连不上模型',
  'model-timeout': '模型超时',
  'model-error': '模型返回错误',
  'model-over-budget': '今天的模型用量已到上限',
};

/** How figures were come by. */
export const queryZh = {
  query: {
    title: '数据查询',
    source: '数据源',
    by: '查询来自',
    saved: (name: string) => `保存的问题 ${name}`,
    model: '模型，按下面的表和列来写',
    noSource: '没有选到数据源',
    modelWrote: '查询由配置的模型写成，检查后才运行；数字都来自查询结果。',
    schema: '给模型看的表和列',
    columns: (count: number) => `${count} 列`,
    steps: '步骤',
    action,
    status,
    reason: reason as Readonly<Record<string, string>>,
    because: (words: string, detail: string) => (detail === '' ? `${words}。` : `${words}（${detail}）。`),
    rows: (count: string) => `${count} 行`,
    pieces: (count: string) => `${count} 段`,
  },
};
