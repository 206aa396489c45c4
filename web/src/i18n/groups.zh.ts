/** The places of the page, and the messages of groups. */
export const groupsZh = {
  views: {
    label: '页面',
    chat: '模拟群',
    groups: '群消息',
    knowledge: '知识',
    data: '数据',
    plugins: '插件',
    models: '模型',
  },

  groups: {
    choose: '选一个群',
    assistantAndCount: (assistant: string, count: number) => `${assistant}，${count} 条`,
    ids: (id: string, app: string) => `群编号 ${id}，应用 ${app}`,
    messagesLabel: (name: string) => `${name} 的消息`,
    older: '更早的消息',
    failed: '没能取回群消息，会自动再试。',
    noMessages: '这里没有留存的消息。',
    emptyTitle: '还没有群消息',
    emptyLead: '机器人所在的群里一有人说话，那个群就出现在这里，每条消息都能看到回答或沉默的原因。',
    emptySteps: [
      '按 docs/feishu.md 把飞书应用接上，再把机器人加进群。',
      '已经接了却没有消息？运行体检，它会说出缺什么：',
    ],
  },
};
