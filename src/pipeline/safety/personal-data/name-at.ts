import {
  ambiguousSurnames,
  compoundSurnames,
  frequentSurnames,
  givenCharacters,
  neverInNames,
  notNames,
  surnames,
  tellingCharacters,
} from './name-characters';

/** `said`: something said that a name comes. `likely`: it may come; then it has to look like one all over. */
export type NameTrust = 'said' | 'likely';

const HAN = /^[\u3400-\u9fff]$/;
const DOTTED = /^[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,8}){1,3}/;
const SPACED = /^([\u3400-\u9fff]) {1,4}([\u3400-\u9fff])(?: {1,4}([\u3400-\u9fff]))?(?![\u3400-\u9fff])/;
/** What may follow a name directly. */
const FOLLOWS =
  /^(?:$|[^\u3400-\u9fff·]|[男女的是在于住因患和跟与及说要想已有没去来到做吃会能将就也还被把给让请这那他她我您你前昨明今刚现上下本共同收签报挂约查检化手术复随入出转岁床号科老小两一二三四五六七八九十得从向对为着感发觉突最近昨开每吐拉头肚腿胸咳]|年龄|今年|现年|先生|女士|小姐|太太|主任|副主任|医生|医师|大夫|教授|院长|院士|博士|护士|药师|老师|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|师傅|同志|同学|老人|你好|您好|电话|手机|联系|微信|性别|身份|病历|家属|家长|麻烦|谢谢|怎么|什么|多大|可以|需要|最近|一直|预约|诊断|主诉|体重|身高|住址|地址|血型|民族|职业|婚姻|籍贯|科室|门诊|病区|医保|急诊)/;

/** Length of the name that begins there; 0 where none does. */
export function nameLengthAt(text: string, at: number, trust: NameTrust): number {
  const ahead = text.slice(at, at + 24);
  const dotted = DOTTED.exec(ahead)?.[0];
  if (dotted !== undefined) return dottedLength(dotted);
  const spaced = trust === 'said' ? SPACED.exec(ahead) : null;
  if (spaced && surnames.has(spaced[1] ?? '')) return spaced[0].length;
  const family = compoundSurnames.has(ahead.slice(0, 2)) ? 2 : surnames.has(ahead.charAt(0)) ? 1 : 0;
  if (family === 0) return trust === 'said' ? unusualLength(ahead) : 0;
  const lengths = [family + 2, family + 1];
  const fitting = lengths.filter((length) => isGiven(ahead.slice(family, length), trust) && length <= hanLength(ahead));
  const ending = fitting.filter((length) => FOLLOWS.test(ahead.slice(length)));
  if (trust === 'said') return ending[0] ?? fitting[0] ?? 0;
  const likely = fitting.filter((length) => isLikely(ahead.slice(0, length), family));
  // Two characters of a given name tell more than what follows; one has to be a telling one.
  const isSure = (length: number) => length > family + 1 || tellingCharacters.has(ahead.charAt(family));
  return likely.find((length) => ending.includes(length) || isSure(length)) ?? 0;
}

/** A title has to be left out that was taken for the end of a name from afar. */
const dottedLength = (dotted: string): number =>
  dotted.replace(/(?:先生|女士|同志|医生|主任|老师|的|是|今年|电话|妈妈|爸爸|家属|问|说|第|，).*$/, '').length;

/** Of somebody whose family name is on no list: two to four characters that stand by themselves. */
function unusualLength(ahead: string): number {
  const length = hanLength(ahead);
  const isWhole = length >= 2 && length <= 4;
  if (notNames.has(ahead.slice(0, length))) return 0;
  return isWhole && Array.from(ahead.slice(1, length)).every((one) => givenCharacters.has(one)) ? length : 0;
}

export function hanLength(text: string): number {
  let length = 0;
  while (HAN.test(text.charAt(length))) length++;
  return length;
}

const isGiven = (given: string, trust: NameTrust): boolean =>
  given !== '' &&
  Array.from(given).every(
    (one) => HAN.test(one) && !neverInNames.has(one) && (trust === 'said' || givenCharacters.has(one)),
  );

/** Whether a name that nothing announced is more likely one than other words. */
export function isLikely(name: string, family: number): boolean {
  if (notNames.has(name) || notNames.has(name.slice(0, 2)) || notNames.has(name.slice(0, 3))) return false;
  if (!Array.from(name.slice(family)).every((one) => givenCharacters.has(one))) return false;
  const given = Array.from(name.slice(family));
  const isTelling = given.every((one) => tellingCharacters.has(one));
  if (isTelling || family === 2) return true;
  return frequentSurnames.has(name.charAt(0)) && !ambiguousSurnames.has(name.charAt(0));
}

/** Length of a name that is told by its characters alone; 0 where none begins. */
export function surenessAt(text: string, at: number): number {
  const dotted = HAN.test(text.charAt(at - 1)) ? null : DOTTED.exec(text.slice(at, at + 24));
  if (dotted && !isKnown(dotted[0])) return dottedLength(dotted[0]);
  const family = compoundSurnames.has(text.slice(at, at + 2)) ? 2 : surnames.has(text.charAt(at)) ? 1 : 0;
  const name = text.slice(at, at + family + 2);
  const given = Array.from(name.slice(family));
  if (family === 0 || given.length < 2 || !isLikely(name, family)) return 0;
  if (family === 1 && !given.every((one) => tellingCharacters.has(one))) return 0;
  if (family === 2 || !ambiguousSurnames.has(name.charAt(0))) return name.length;
  return !HAN.test(text.charAt(at - 1)) && FOLLOWS.test(text.slice(at + name.length)) ? name.length : 0;
}

/** Of a known person, or no name at all. */
const isKnown = (dotted: string): boolean =>
  dotted.split('·').some((part) => notNames.has(part) || Array.from(part).some((one) => neverInNames.has(one)));
