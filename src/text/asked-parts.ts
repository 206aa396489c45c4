const PART_END = /[，,。；;？?！!\n]+/u;
const ASKS =
  /吗|呢|什么|啥|哪|谁|几|多少|多久|多长|多高|多大|怎么|怎样|如何|是否|能不能|可不可以|要不要|\b(?:what|when|where|which|who|why|how|can|may|should|is|are|do|does)\b/iu;
const MOST_PARTS = 6;

/** The questions that stand in one text, such as "when, how long, and where?"; empty where it asks one thing. */
export function askedParts(text: string): string[] {
  const parts = text.split(PART_END).filter((part) => ASKS.test(part));
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}
