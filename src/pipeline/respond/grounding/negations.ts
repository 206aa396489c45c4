/** Words that deny or forbid; those in which the character only is a part of a word are left out. */
const CHINESE =
  /不(?!能?(?:超|高于|低于|少于|多于|大于|小于|晚于|早于)|良|仅|但|同|久|断|论|妨|少于|低于|超|足|全|适|满|稳|孕|高于|大于|多于|小于|明|齐|锈|等(?!于|同)|便|舒|错|管|如|得不|是很|过)|没有?|无(?!菌|论|痛|创|糖|线|纺|机|人)|未(?!满|来|成年|婚|必|足|达|超)|勿|(?<![特分区级类性个识辨差告鉴派])别(?!超|人|的|名|处|墅|是|致|扭|针)|非(?!同|常|甾|洲|处方|典|手术|药物|小细胞|霍奇金|急)|禁(?=[止用忌食水烟酒服])|避免|拒绝|忌(?=[食口烟酒讳用])|免(?=[费除])/g;
const ENGLISH =
  /\b(?:not(?! (?:to )?(?:be )?(?:exceed|more|less|fewer|later|longer|higher|lower))|no longer(?! than)|no(?! (?:more|less|fewer|later|longer)\b)|never(?! (?:be )?exceed)|without|cannot|neither|nor|avoid(?:ed|ing|s)?|contraindicated|forbidden|prohibited|refrain|unable|unless|free of)\b|n't\b/g;

export interface Negation {
  start: number;
  end: number;
}

/** Where a canonical text denies or forbids. */
export function readNegations(canonical: string): Negation[] {
  const found: Negation[] = [];
  for (const pattern of [CHINESE, ENGLISH]) {
    for (const { 0: word, index } of canonical.matchAll(pattern)) {
      found.push({ start: index, end: index + word.length });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
