import type { AlarmTargetsOptions } from './alarm-targets';

export interface AlarmWarningsOptions extends AlarmTargetsOptions {
  assistants: readonly { name: string; audience?: string | undefined }[];
}

/** What is to be said at start: who would be told of nobody's emergency. Chinese first, English beside it; empty: all is well. */
export function alarmWarnings({ assistants, admins, groups, channels }: AlarmWarningsOptions): string[] {
  const forPatients = assistants.filter(({ audience }) => audience === 'patients').map(({ name }) => name);
  if (forPatients.length === 0 || groups.list.some(({ staff }) => staff !== undefined)) return [];
  const onDuty = admins.filter(({ duty }) => duty);
  const names = forPatients.join(', ');
  if (onDuty.length === 0) {
    return [
      `没有值班管理员，也没有工作群：患者群（${names}）出现紧急情况时，没有人会收到通知。请在 admins 里给一个人设 duty: true，或在 groups.list 里设 staff。`,
      `No admin is on duty and no group has staff: nobody is told of an emergency among patients (${names}). Set duty: true in admins, or staff in groups.list.`,
    ];
  }
  const isReached = onDuty.some(({ channel }) =>
    channels.some((one) => one.name === channel && one.directTo !== undefined),
  );
  if (isReached) return [];
  return [
    `值班管理员只能在页面上看到紧急情况（${names}），不会收到消息。请在 admins 里填飞书、微信或企业微信的成员编号，或在 groups.list 里设 staff。`,
    `Those on duty see emergencies (${names}) on the page alone; no message reaches them. Name a member of Feishu, WeChat or WeCom in admins, or set staff in groups.list.`,
  ];
}
