import { isServiceId, recalledIds, tellsRestriction } from './platform-facts';

it.each([
  '操作过于频繁，可稍后再试。',
  '你的微信登录环境存在异常。为了你的帐号安全，本次登录已失效',
  '检测到使用外挂，已被限制登录',
  '<error><ret>1203</ret><message>为了你的帐号安全</message></error>',
  'GError: ret: 1101',
  'your account has been temporarily suspended',
  'Too many requests',
])('takes %j for a restriction', (text) => {
  expect(tellsRestriction(text)).toBe(true);
});

it.each([
  '',
  'puppet stop()',
  '{"code":4,"msg":"Session Timeout"}',
  'connect ECONNREFUSED 127.0.0.1:1101',
  'heartbeat',
])('takes %j for none', (text) => {
  expect(tellsRestriction(text)).toBe(false);
});

it.each([
  ['7001', ['7001']],
  [
    '<sysmsg type="revokemsg"><revokemsg><oldmsgid>1</oldmsgid><msgid>2</msgid><newmsgid>3</newmsgid></revokemsg></sysmsg>',
    ['3', '2', '1'],
  ],
  ['李阿姨 撤回了一条消息', []],
  ['', []],
])('reads which message %j takes back', (text, ids) => {
  expect(recalledIds(text)).toEqual(ids);
});

it('knows WeChat’s own accounts by their ids', () => {
  expect(isServiceId('weixin')).toBe(true);
  expect(isServiceId('wxid_weixin')).toBe(false);
});
