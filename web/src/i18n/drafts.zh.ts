/** Why a draft waits; another reason means that its group is in the mode of drafts. */
const heldBecause: Readonly<Record<string, string>> = {
  'line-closed': '账号退出登录或被限制，机器人没有发，请人来决定。',
  stale: '等了太久才轮到发送，机器人没有自己发，请人来决定。',
};

/** What a member of staff decides about: drafts, and answers of members. */
export const draftsZh = {
  drafts: {
    because: (reason: string) => heldBecause[reason] ?? '这个群设成了先拟草稿，由工作人员发送。',
    label: '要发的内容（可以修改）',
    note: '实际发到群里的话会按这里的文字记录。',
    sources: '草稿的出处',
    copy: '复制并标记已发送',
    send: '让机器人发送',
    drop: '放弃',
    handed: '已复制，并记为已发送。请到群里粘贴。',
    sent: '已交给机器人发送。',
    dropped: '已放弃，不会发送。',
    gone: '别人已经处理过了。',
    cannotCopy: '浏览器没让复制，文字已经选中：请手动复制，再点一次。',
    changedNote: '让机器人发送时，发的是原来的草稿。',
    failed: '没能记下来，请再试一次。',
  },

  pairs: {
    because: '群里有人先回答了。看过没问题，可以采纳为标准答案。',
    question: '问题',
    answer: '群友的回答',
    knowledgeBase: '放进哪个知识库',
    approve: '采纳为标准答案',
    ignore: '忽略',
    approved: '已采纳，现在起就按它回答。',
    ignored: '已忽略。',
    gone: '别人已经处理过了。',
    noKnowledge: '这个助手还没有知识库，没有地方可以放。',
    failed: '没能采纳，请再试一次。',
  },
};
