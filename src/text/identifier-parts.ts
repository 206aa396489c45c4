/** The words that an identifier is made of, in lower case: `loadHTTPConfig_v2` is load, http, config, v2. */
export const identifierParts = (identifier: string): string[] =>
  identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');

const QUOTED = /`([^`\n]{2,80})`/g;
const WORD = /[A-Za-z_$][\w$]*(?:(?:\.|::|->|#)[A-Za-z_$][\w$]*)*(?:\(\))?/g;
/** Units, formulas and names of people's talk that are written as identifiers are. */
const NO_IDENTIFIER =
  /^(?:[A-Z][a-z]?\d?){1,3}$|^(?:mmHg|kPa|pH|mRNA|tRNA|qPCR|eGFR|HbA\w+|iPhone|iPad|WeChat|GitHub|GitLab)$/;
const ASKS_FOR_CODE =
  /函数|方法|类|接口|变量|代码|源码|定义|实现|报错|function|method|class|interface|variable|source|implement|defined/i;

/** Words of a question that look like names of source code. */
export function identifiersIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, quoted = ''] of text.matchAll(QUOTED)) {
    for (const [word] of quoted.matchAll(WORD)) found.add(bare(word));
  }
  const asksForCode = ASKS_FOR_CODE.test(text);
  for (const [word] of text.matchAll(WORD)) {
    const isShaped =
      /[a-z0-9][A-Z]|[A-Z]{2,}[a-z]|\w_\w|\w(?:::|->)\w|\(\)$/.test(word) || /^[a-z]\w+\.[a-z]\w+$/i.test(word);
    const isAsked = asksForCode && /^[a-z]\w{3,}$/i.test(word) && !ASKS_FOR_CODE.test(word);
    if (!NO_IDENTIFIER.test(word) && (isShaped || (isAsked && /[\u3400-\u9fff]/.test(text)))) found.add(bare(word));
  }
  return [...found];
}

const bare = (word: string): string => word.replace(/\(\)$/, '');
