import type { PersonalRule } from './finding';

const ADDRESS = /[a-z0-9][a-z0-9._%+-]{0,63} ?@ ?[a-z0-9-]{1,63}(?: ?\. ?[a-z0-9-]{2,63}){1,4}/gi;
const HOSTS =
  'qq|vip\\.qq|163|126|139|189|gmail|outlook|hotmail|live|sina|sohu|foxmail|yahoo|icloud|aliyun|yeah|proton|tom|me|[a-z0-9-]+\\.edu|[a-z0-9-]+';
const SPELT = new RegExp(
  `[a-z0-9][a-z0-9._+-]{1,40} ?(?:\\(at\\)|\\[at\\]|#at#|艾特| at |圈a|在)[ ]?(?:${HOSTS}) ?(?:\\(dot\\)|\\[dot\\]|点| dot |\\.|。) ?(?:com|cn|net|org|edu)(?:(?:点|\\.| dot )cn)?`,
  'gi',
);

/** Addresses of mail boxes, also where they are spelt out. */
export const findEmails: PersonalRule = ({ text }) =>
  [ADDRESS, SPELT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: address, index }) => ({
      kind: 'email' as const,
      start: index,
      end: index + address.length,
    })),
  );
