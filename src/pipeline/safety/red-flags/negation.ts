const CLAUSE_START = /[^,。!?;]*$/;
/** Right before a sign, these deny it; "是不是", "有没有" and the like ask. */
const DENIES =
  /(?<!有|是|会|能|要|知|停)(?:没有?|冇|并?无(?!力|法|意|故)|并未|未见|否认|排除了?|不是(?!故意)|不会|从不|不再|不用怕|别(?!人|的)|\bno|\bnot|\bnever|\bwithout|\bdenies)(?:[^,。!?;]{0,6})$/;
/** Inside a sign: the pain that there is not. */
const GONE =
  /(?<![止忍憋受禁])不(?:怎么|太|再|会)?(?:疼|痛|闷|歪|麻|喘|晕|抽|烧|流血|出血|吐)(?!不)|没(?:有)?(?:再|怎么|在)?(?:疼|痛|歪|麻|抽|吐|出血|流血|发烧|烧|晕|喘|中毒|中风)|无(?:胸|头|发|出|抽|疼|痛|麻)/;

/** Whether the writer says that the sign at `start` is not there. */
export function isDenied(text: string, start: number): boolean {
  const before = CLAUSE_START.exec(text.slice(Math.max(0, start - 14), start))?.[0] ?? '';
  return DENIES.test(before);
}

/** Whether a sign holds its own denial. Not for suicide, where "不痛" asks for a way. */
export const deniesItself = (sign: string): boolean => GONE.test(sign);
