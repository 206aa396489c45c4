import type { Language } from '../../core/question';

type Line<Arguments extends unknown[]> = Readonly<Record<Language, (...values: Arguments) => string>>;

/** What the bot says to commands; short and kind. */
export const commandLines = {
  help: {
    zh: (name: string) =>
      [
        `我是${name}，在资料里找得到依据才回答，并注明来源。`,
        '直接在群里提问，或 @我。一件事写完整最好：什么情况、用什么药、想知道什么。',
        '“来源”看出处，“详细点”多说一些，“撤回”收回我的回答，“投诉”交给管理员。',
      ].join('\n'),
    en: (name: string) =>
      [
        `I am ${name}. I answer when my documents back it, and say where it stands.`,
        'Just ask in the group, or mention me. Best put all of it into one message.',
        '"sources" shows where it stands, "more" tells more, "recall" takes my answer back, "投诉" reports it.',
      ].join('\n'),
  },
  reported: {
    zh: () => '收到，已经转给管理员，会有人来看。',
    en: () => 'Thank you. This has gone to the admins, and a person will look at it.',
  },
  noAnswer: {
    zh: () => '我最近没有在群里回答过，没有可说的出处。',
    en: () => 'I have not answered anything here of late.',
  },
  noSources: {
    zh: () => '那条回复没有引用资料。',
    en: () => 'That reply did not draw on any document.',
  },
  noMore: {
    zh: () => '关于这个，资料里我能找到的都说了。可以换个角度再问。',
    en: () => 'That is all that I find about it. You could ask about another side of it.',
  },
  silenced: {
    zh: (until: string) => `好的，我先不说话，到 ${until}。要提前恢复，@我 说“恢复”。`,
    en: (until: string) => `All right, I am silent until ${until}. Mention me with "resume" to end it earlier.`,
  },
  acknowledged: {
    zh: (by: string) => `已记下：${by} 收到。请尽快联系本人。`,
    en: (by: string) => `Noted: ${by} has seen it. Please reach the member soon.`,
  },
  acknowledgedBefore: {
    zh: (by: string) => (by === '' ? '已经有人收到了。' : `${by} 已经收到了。`),
    en: (by: string) => (by === '' ? 'Somebody has taken note of it.' : `${by} has taken note of it.`),
  },
  acknowledgeWhich: {
    zh: (count: string) => `还有 ${count} 条紧急情况没有人收到，请引用要确认的那一条回复“收到”。`,
    en: (count: string) => `${count} emergencies are open; please reply "ack" quoting the one that you mean.`,
  },
  resumed: {
    zh: () => '好的，我恢复回答了。',
    en: () => 'All right, I am answering again.',
  },
  nothingSilent: {
    zh: () => '最近没有我没回答的消息。',
    en: () => 'There is no message of late that I kept silent about.',
  },
  why: {
    zh: (said: string, reason: string, score: string) => `「${said}」没有回答：${reason}${score}。`,
    en: (said: string, reason: string, score: string) => `"${said}" was not answered: ${reason}${score}.`,
  },
  score: {
    zh: (score: string, threshold: string) => `（得分 ${score}，门槛 ${threshold}）`,
    en: (score: string, threshold: string) => ` (score ${score}, threshold ${threshold})`,
  },
  status: {
    zh: (mode: string, waiting: number, until: string | null) =>
      `我在。方式：${mode}；排队：${waiting} 条${until === null ? '' : `；静默到 ${until}`}。`,
    en: (mode: string, waiting: number, until: string | null) =>
      `I am here. Mode: ${mode}; waiting: ${waiting}${until === null ? '' : `; silent until ${until}`}.`,
  },
} as const satisfies Record<string, Line<never[]>>;

export const modeWords = {
  answer: { zh: '直接回答', en: 'I answer' },
  assist: { zh: '草稿交工作人员发送', en: 'drafts for staff' },
  listen: { zh: '只听不说', en: 'I only listen' },
} as const;
