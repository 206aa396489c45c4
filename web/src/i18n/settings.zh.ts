import type { ConversationMode } from '../api';

const mode: Record<ConversationMode, string> = { answer: '直接回答', assist: '草稿给工作人员', listen: '只听不说' };

const modeNote: Record<ConversationMode, string> = {
  answer: '有依据就在群里回答。',
  assist: '拟好回答放进“待处理”，由人发送。',
  listen: '判断照做，这里能看到，但不出声。',
};

/** What the bot does in one group. */
export const settingsZh = {
  settings: {
    open: '群设置',
    title: '群设置',
    failed: '没能取回这个群的设置。',
    saved: '已保存，马上生效。',
    notSaved: '没能保存，请再试一次。',
    fromPage: '在这里设的。',
    fromConfiguration: '来自配置。',
    giveBack: '改回配置的值',
    save: '保存',
    mode: '机器人怎么做',
    modes: mode,
    modeNotes: modeNote,
    staff: (place: string) => `草稿也会发到工作人员的群：${place}。`,
    humanFirst: '先等群友多少秒',
    humanFirstNote: '这段时间里有人回答了，机器人就不说。0 是不等；点名问它的不等。',
    humanFirstWrong: '请填 0 到 86400 的整数。',
    experts: '专家',
    expertsNote: '他们说的话算回答，也可以替机器人发草稿。从发言的群友里选，或填成员编号。',
    noExperts: '还没有专家。',
    expertName: '群友的名字或编号',
    addExpert: '添加',
    removeExpert: (name: string) => `移除专家${name}`,
    silence: '先不说话',
    silentUntil: (time: string) => `安静到 ${time}。`,
    notSilent: '现在可以说话。',
    resume: '恢复',
    silences: { hour: '1 小时', day: '24 小时', week: '7 天' },
    silenceFor: (length: string) => `安静 ${length}`,
  },
};
