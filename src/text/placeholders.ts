/** What a placeholder says of the personal data that it stands for, in Chinese and in English. */
export const placeholderWords = {
  phone: ['电话', 'phone'],
  'id-card': ['身份证', 'id'],
  'bank-card': ['银行卡', 'card'],
  'medical-record': ['病历号', 'record'],
  insurance: ['医保号', 'insurance'],
  address: ['地址', 'address'],
  name: ['姓名', 'name'],
  email: ['邮箱', 'email'],
  'chat-id': ['社交账号', 'account'],
  passport: ['证件号', 'passport'],
  plate: ['车牌', 'plate'],
} as const;
export type PersonalKind = keyof typeof placeholderWords;

/** Of a suffix: digits and capitals that are not taken for each other. */
export const suffixCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const suffixLength = 4;

const words = Object.values(placeholderWords).flat().join('|');
const shape = `\\[(?:${words})-[${suffixCharacters}]{${suffixLength}}\\]`;
const PLACEHOLDER = new RegExp(shape, 'g');
/** With the words that only bring it in: who somebody is, and the name of the number. */
const INTRODUCED = new RegExp(
  `(?:(?:我|本人|患者)(?:是|叫)|姓名|(?:我的?|联系)?(?:手机|电话|身份证|病历|住院|医保|银行卡|微信)(?:号码?)?)[是为:：\\s]*${shape}[，,、；;\\s]*`,
  'g',
);

/** Each placeholder of the text once, such as `[电话-7KQ2]`. */
export const placeholdersIn = (text: string): string[] => [...new Set(text.match(PLACEHOLDER) ?? [])];

/** The text with each placeholder replaced by what the function makes of it. */
export const replacePlaceholders = (text: string, replace: (placeholder: string) => string): string =>
  text.replace(PLACEHOLDER, replace);

/** The text as matching looks at it: placeholders say nothing of what is asked. */
export const withoutPlaceholders = (text: string): string =>
  replacePlaceholders(text.replace(INTRODUCED, ''), () => '');
