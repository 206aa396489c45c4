import type { loginsZh } from './logins.zh';

export const loginsEn: typeof loginsZh = {
  logins: {
    label: 'Log-in of accounts',
    waiting: (channel) => `${channel} waits for somebody to scan a code.`,
    out: (channel, time) =>
      `${channel} is logged out (${time}): nothing comes in or goes out, and what was to be sent is kept.`,
    show: 'Show the code',
    again: 'Log in again',
    title: (channel) => `Log in to ${channel}`,
    scan: 'Scan it with the account that is to be the bot, then confirm on the phone. The code renews itself.',
    code: 'QR code to log in',
    secret: 'Whoever scans it lends this program their account; do not pass it on.',
    scanned: 'It has been scanned; please confirm on the phone.',
    coming: 'Fetching a code…',
    done: 'Logged in.',
    renew: 'New code',
    renewed: 'Fetching a new code…',
    renewFailed: 'There is no new code yet; please try again in a moment.',
    risk: 'WeChat forbids personal accounts to answer by themselves and may restrict or ban the account at any time. Use only one that you can lose, never your own everyday account.',
  },
};
