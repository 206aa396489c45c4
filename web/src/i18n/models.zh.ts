import type { EndpointReport } from '../api';

const kind: Record<EndpointReport['kind'], string> = {
  chat: '对话',
  vision: '看图',
  embedding: '向量',
  rerank: '重排',
};

const breaker: Record<'closed' | 'open' | 'half-open', string> = {
  closed: '正常',
  open: '熔断，暂停使用',
  'half-open': '试探恢复中',
};

export const modelsZh = {
  models: {
    title: '模型',
    lead: (day: string) => `由配置文件的 models 一节决定。用量是今天（${day}）到现在的。`,
    failed: '没能取回模型的状态，会自动再试。',
    none: '没有配置模型：回答都是资料原句，不产生用量。想用模型，见 docs/models.md。',
    kind,
    breaker,
    gone: '今天用过，现已不在配置里',
    failures: (count: number) => `连续失败 ${count} 次。`,
    running: (count: number) => `正在处理 ${count} 个请求。`,
    calls: '调用',
    callCount: (count: string) => `${count} 次`,
    tokens: 'Token',
    cost: '费用',
    costAtLeast: (cost: string) => `至少 ${cost}，有的端点价格未知`,
    costFrom: (cost: string) => `≥ ${cost}`,
    unused: '今天还没有用到。',
    total: '今日合计',
    totalNote: '与预算的算法相同：写回答的模型读入和写出的 token。向量和重排只计费用。',
    budget: '每日预算',
    noBudget: '没有设置预算。',
    ofBudget: (used: string, limit: string, percent: string) => `${used} / ${limit}（${percent}）`,
    tokensPerDay: 'Token',
    costPerDay: '费用',
    spent: '预算已用完，回答改为摘录资料原句。',
    groups: '各群用量',
    groupColumns: { group: '群', calls: '次数', tokens: 'Token', cost: '费用' },
    perGroup: (limit: string) => `每群每日最多 ${limit} 个 token。`,
    groupSpent: '已到上限',
    background: '后台工作',
    moreGroups: (count: number) => `还有 ${count} 个用得更少的群没有列出。`,
    noGroups: '今天还没有群用到模型。',
  },
};
