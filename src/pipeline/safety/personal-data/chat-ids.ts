import type { Finding, PersonalRule } from './finding';
import type { PlainView } from './plain-view';

const NAMES =
  '微信号?|薇信号?|威信号?|微x|wei ?xin|wechat(?: ?id)?|v ?x|w ?x|v信|vxin|加v|加我微?v?信?|我的v|抖音号?|小红书号?|快手号?|微博|支付宝(?:账号|号)?|钉钉号?|飞书号?|telegram|skype|line ?id|instagram|ins|facebook|twitter';
const BETWEEN = '(?:id|账号|号码|号|是|为|叫|:|：|=|,|，|\\(|（|"|“|@|-|>|→|\\u2605|\\s){0,6}';
const ACCOUNT = new RegExp(
  `(?<![a-z])(?:${NAMES})(?<between>${BETWEEN})(?<id>[a-z][a-z0-9_-]{4,29})(?![a-z0-9_-])`,
  'gi',
);
/** With other words between, it has to look like an account. */
const APART = new RegExp(
  `(?<![a-z])(?:${NAMES})[^a-z\\d\\n]{1,12}(?:是|:|：|叫)\\s*(?<id>[a-z](?=[a-z_-]*[\\d_-])[a-z0-9_-]{4,29})(?![a-z0-9_-])`,
  'gi',
);
const GIVEN_OUT = /(?<![a-z0-9])(?<id>wxid_[a-z0-9]{6,30})/gi;
const QQ =
  /(?<![a-z])(?:qq|扣扣|企鹅|q)(?:群|号|号码|邮箱|:|：|是|为|=|,|，|\(|（|\s|-|★){0,6}(?<id>\d(?:[ -]?\d){4,10})(?!\d)/gi;

/** Accounts of messengers, by what they are called. */
export const findChatIds: PersonalRule = (view) => [
  ...ids(view.text, GIVEN_OUT),
  ...accounts(view),
  ...ids(view.text, APART),
  ...ids(view.digits, QQ),
];

/** Behind a blank alone, a word without digits is more likely a word. */
const accounts = ({ text }: PlainView): Finding[] =>
  [...text.matchAll(ACCOUNT)].flatMap((match) => {
    const { between = '', id = '' } = match.groups ?? {};
    if (/^\s*$/.test(between) && !/[\d_-]/.test(id)) return [];
    return [placed(match, id)];
  });

const ids = (text: string, pattern: RegExp): Finding[] =>
  [...text.matchAll(pattern)].map((match) => placed(match, match.groups?.id ?? ''));

function placed(match: RegExpExecArray, id: string): Finding {
  const start = match.index + match[0].lastIndexOf(id);
  return { kind: 'chat-id', start, end: start + id.length };
}
