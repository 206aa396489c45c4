import type { InspectedColumn, InspectedTable } from './inspected-schema';

/** Of the name or the comment of a column, whatever the table is about. */
const NAMES: readonly RegExp[] = [
  /(?:^|_)(?:full|first|last|middle|given|family|real|nick|user|patient|person|contact|login|cust|customer|client|member|student|teacher|doctor|nurse|emp|employee|staff|holder)_?name(?:_|$)/i,
  /(?:^|_)(?:surname|phone|telephone|mobile|tel|cell|cellphone|fax|e?mail|address|addr|street)(?:_|$|no$|number$)/i,
  /(?:^|_)(?:id_?card|id_?no|id_?number|identity|national_?id|citizen_?id|ssn|passport|licen[cs]e)(?:_|$|no$|number$)/i,
  /(?:^|_)(?:birth_?da(?:y|te)|date_?of_?birth|dob|wechat|weixin|qq|open_?id|union_?id|ip|ip_?address)(?:_|$)/i,
  /(?:^|_)(?:bank_?(?:card|account)|card_?no|card_?number|iban|account_?no)(?:_|$)/i,
  /(?:^|_)(?:mrn|medical_?record|inpatient_?no|insurance_?(?:no|number))(?:_|$)/i,
  /(?:^|_)(?:password|passwd|pwd|secret|token|api_?key|private_?key)(?:_|$)/i,
  /姓名|电话|手机|联系方式|联系人|身份证|证件|护照|住址|地址|邮箱|邮件|微信|病历号|病案号|住院号|门诊号|医保|社保|银行卡|卡号|密码|密钥|出生日期|生日/,
];
/** A bare `name` says who only where the table is about people. */
const BARE_NAME = /^(?:name|名字|名称)$/i;
const PEOPLE =
  /(?:^|_)(?:patient|person|people|user|member|customer|client|employee|staff|doctor|nurse|physician|student|teacher|contact|subject|participant|resident|salesperson)s?(?:_|$)|患者|病人|人员|用户|会员|客户|员工|职工|医生|医师|护士|学生|教师|老师|受试者|联系人/i;

const VALUES: readonly RegExp[] = [
  /^(?:\+?86[- ]?)?1[3-9]\d{9}$/,
  /^\d{17}[\dXx]$/,
  /^[^\s@]{1,64}@[^\s@]+\.[a-z]{2,}$/i,
];
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤';
const PERSON = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u');
const MOST = 0.5;
const MOST_NAMES = 0.8;
const LEAST_NAMES = 5;

/** Why a column seems to tell who somebody is, `name` or `values`; null: it does not. A guess, for a person to look at. */
export function personalReason(table: InspectedTable, column: InspectedColumn): 'name' | 'values' | null {
  const words = [plainName(column.name), column.comment];
  if (words.some((word) => NAMES.some((pattern) => pattern.test(word)))) return 'name';
  const isOfPeople = PEOPLE.test(plainName(table.name)) || PEOPLE.test(table.comment);
  if (isOfPeople && words.some((word) => BARE_NAME.test(word))) return 'name';
  return areMany(column.samples, (value) => VALUES.some((pattern) => pattern.test(value)), MOST) ||
    (column.samples.length >= LEAST_NAMES && areMany(column.samples, (value) => PERSON.test(value), MOST_NAMES))
    ? 'values'
    : null;
}

/** `phoneNumber` as `phone_number`, `姓 名` as `姓名`. */
const plainName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/(?<=\p{Script=Han})[\s_-]+(?=\p{Script=Han})/gu, '')
    .replace(/[\s-]+/g, '_');

const areMany = (values: readonly string[], test: (value: string) => boolean, share: number): boolean =>
  values.length > 0 && values.filter(test).length >= share * values.length;
