import { everydayWords } from './everyday-words';

/** What the writer of a passage set apart. */
export type Mark =
  | 'heading'
  /** A heading of nothing else. */
  | 'whole-heading'
  | 'strong'
  | 'quoted-title'
  | 'code'
  | 'expansion'
  | 'latin'
  /** Chinese with a letter behind it; where it begins is not told. */
  | 'lettered';

export interface MarkedTerm {
  name: string;
  aliases: readonly string[];
  mark: Mark;
}

const LONGEST_NAME = 40;

const STRONG = /\*\*([^*\n]{2,40})\*\*|__([^_\n]{2,40})__/g;
const CODE = /(?<!`)`([^`\n]{2,80})`(?!`)/g;
const QUOTED_TITLE = /《([^《》\n]{2,40})》/g;
/** A name with its abbreviation or foreign name in brackets, in either order. */
const ABBREVIATED = /([\p{Script=Han}\p{Script=Greek}]{2,20})[（(]([A-Za-z][A-Za-z0-9-]{1,11})[）)]/gu;
const SPELT_OUT = /(?<![A-Za-z0-9-])([A-Z][A-Za-z0-9-]{1,11})[（(]([\p{Script=Han}\p{Script=Greek}]{3,20})[）)]/gu;
const CALLED =
  /([\p{Script=Han}\p{Script=Greek}A-Za-z0-9-]{2,20})(?:[（(，,]?(?:简称|又称|又叫|也叫|俗称)[为作]?|[（(]即)[“"]?([\p{Script=Han}A-Za-z0-9-]{2,12})[”"]?[）)，,。]/gu;
const LATIN_ABBREVIATED = /((?:[A-Za-z][a-z-]+ ){1,6})\(([A-Z][A-Za-z0-9-]{1,9})s?\)/g;
const LATIN_WORD = /[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*/g;
/** Such as `维生素B12`. */
const LETTERED = /([\u3400-\u9fff]{2,6})([A-Z]\d{0,2})(?![A-Za-z0-9])/g;
const CAPITALISED = /(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}/g;
const ASKED = /^[^\S\n]*(?:问|问题|Q|Question)[^\S\n]*[:：.、][^\S\n]*([^\n]{2,80})/gim;
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.+-]+@[\w.-]+/g;
const FENCED = /```[\s\S]{0,20000}?(?:```|$)/g;

/** What is said of a name before the name itself. */
const BEFORE_NAME =
  /^.*(?:取得|获得|属于|包括|例如|比如|常用|首选|通过|经过|需要|必须|填写|签署|先签|提交|[的是叫为与或及称吃做了把被从以即]|(?<![使应作费利采药])用|(?<!饱|中|总)和|对(?![照比象])|(?<![检调审筛复])查|(?<![检监预自推])测|指(?![数标南])|有(?![氧效机限])|在(?!线)|到(?!期))(?=.{2,}$)/u;
/** Where the words of a heading or a question come apart. */
const BETWEEN_SUBJECTS =
  /[\p{P}\p{S}\s]+|的|和|与|及|或|怎么办|怎么样|怎么|怎样|如何|什么时候|什么|为什么|多少|多久|哪些|哪个|能不能|会不会|可不可以|是不是|有没有|不能|不要|可以|应该|需要|注意|时候/u;

/** What the headings, the type and the brackets of a passage name. */
export function markedTerms(text: string, headings: readonly string[]): MarkedTerm[] {
  const plain = text.replace(FENCED, ' ').replace(ADDRESS, ' ');
  const terms: MarkedTerm[] = [];
  const add = (mark: Mark, name: string, ...aliases: string[]): void => {
    if (isNameLike(name)) terms.push({ name, aliases, mark });
  };
  for (const heading of headings) {
    for (const name of subjectsOf(heading)) add(name === heading.trim() ? 'whole-heading' : 'heading', name);
  }
  for (const [, question = ''] of plain.matchAll(ASKED)) for (const name of subjectsOf(question)) add('heading', name);
  for (const [, starred, underlined] of plain.matchAll(STRONG)) {
    for (const name of subjectsOf(starred ?? underlined ?? '')) add('strong', name);
  }
  for (const [, name = ''] of plain.matchAll(CODE)) if (/^[!-~]*[A-Za-z]{2}[!-~]*$/.test(name)) add('code', name);
  for (const [, name = ''] of plain.matchAll(QUOTED_TITLE)) add('quoted-title', name.trim());
  const expansions = [...headings, plain].flatMap(expansionsIn);
  for (const [name, alias] of expansions) add('expansion', name, alias);
  for (const name of latinNames(plain)) add('latin', name);
  for (const [, word = '', letter = ''] of plain.matchAll(LETTERED)) {
    for (let length = 2; length <= Math.min(4, word.length); length++) add('lettered', word.slice(-length) + letter);
  }
  return terms;
}

function expansionsIn(text: string): [name: string, alias: string][] {
  const found: [string, string][] = [];
  if (!/[（(]|[称叫]/.test(text)) return found;
  for (const [, name = '', alias = ''] of text.matchAll(ABBREVIATED)) {
    if (isAbbreviation(alias) || isForeignName(alias)) found.push([nameAtEnd(name), alias]);
  }
  for (const [, alias = '', name = ''] of text.matchAll(SPELT_OUT)) {
    if (isAbbreviation(alias) && nameAtEnd(name) === name) found.push([name, alias]);
  }
  for (const [, name = '', alias = ''] of text.matchAll(CALLED)) found.push([nameAtEnd(name), alias]);
  for (const [, words = '', alias = ''] of text.matchAll(LATIN_ABBREVIATED)) {
    const name = speltOut(words.trim().split(' '), alias);
    if (name !== null) found.push([name, alias]);
  }
  return found.filter(([name]) => name.length >= 2);
}

/** The words before it whose first letters it is made of. */
function speltOut(words: readonly string[], abbreviation: string): string | null {
  const letters = abbreviation.toLowerCase().replace(/[^a-z]/g, '');
  const name = words.slice(-letters.length);
  const initials = name.map((word) => word.charAt(0).toLowerCase()).join('');
  return letters.length > 1 && initials === letters ? name.join(' ') : null;
}

const nameAtEnd = (words: string): string => words.replace(BEFORE_NAME, '');

const subjectsOf = (heading: string): string[] =>
  /[\u3400-\u9fff]/.test(heading)
    ? heading.split(BETWEEN_SUBJECTS).filter((part) => part.length >= 2 && part.length <= 10)
    : heading
        .split(/[\p{P}\p{S}\s]+/u)
        .filter((word) => word.length >= 4 && !everydayWords.has(word.toLowerCase()) && !/^\d/.test(word));

/** Abbreviations, product names and, among Chinese, all Latin words. */
function latinNames(text: string): Set<string> {
  const isChinese = /[\u3400-\u9fff]/.test(text);
  const names = new Set<string>();
  for (const [word] of text.matchAll(LATIN_WORD)) {
    if (word.length > LONGEST_NAME || everydayWords.has(word.toLowerCase())) continue;
    if (isAbbreviation(word) || (isChinese && word.length >= 3)) names.add(word);
  }
  for (const [name] of text.matchAll(CAPITALISED)) {
    if (name.length >= 4 && !everydayWords.has(name.toLowerCase())) names.add(name);
  }
  return names;
}

/** Of several capitals, or of letters and digits. */
const isAbbreviation = (word: string): boolean =>
  !everydayWords.has(word.toLowerCase()) &&
  word.length >= 2 &&
  (/[A-Z].*[A-Z]/.test(word) || (/[A-Z]/.test(word) && /\d/.test(word) && word.length >= 3));

const isForeignName = (word: string): boolean => /^[A-Za-z-]{4,}$/.test(word) && !everydayWords.has(word.toLowerCase());

const isNameLike = (name: string): boolean =>
  name.length >= 2 && name.length <= LONGEST_NAME && /\p{L}/u.test(name) && !everydayWords.has(name.toLowerCase());
