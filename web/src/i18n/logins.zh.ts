/** Accounts that a person logs in to. */
export const loginsZh = {
  logins: {
    label: '账号登录',
    waiting: (channel: string) => `${channel}在等人扫码登录。`,
    out: (channel: string, time: string) => `${channel}已退出登录（${time}），消息收不到也发不出，待发的都留着。`,
    show: '看二维码',
    again: '重新登录',
    title: (channel: string) => `登录${channel}`,
    scan: '用要当机器人的那个账号扫一扫，再在手机上确认。二维码过一会儿会自己换新。',
    code: '登录用的二维码',
    secret: '谁扫了它，谁的账号就交给这个程序用；请不要转发。',
    scanned: '已经扫过，请在手机上确认。',
    coming: '正在取二维码…',
    done: '登录好了。',
    renew: '换一个码',
    renewed: '正在取新的二维码…',
    renewFailed: '没能换码，请稍后再试。',
    risk: '微信官方不允许个人号自动回复，账号随时可能被限制或封禁。请只用一个可以失去的账号，不要用日常的号。',
  },
};
