/** "And X?": X takes a place in the question that was asked before. */
const SWAP = /^(?:那么?|换成|换|如果是|要是|若是)?[ ,，]?(?<topic>[^ ].{0,11}?) ?(?:的)?呢[?？!！。~]*$/u;
/** What carries on in another way, or asks by itself. */
const NO_TOPIC =
  /^(?:我|你|您|他|她|它|咱|人|然后|还有|后来|别的|其他|其它|这|那|结果)(?:们|个|些)?$|怎|什么|啥|哪|谁|几|咋|何|多少|多久|应该|可以|[会能吗呢]|(.{1,2})[不没]\1|[是有没不]$/u;

/** The X of "X呢", "那X呢"; null for other sentences. */
export function swappedIn(text: string): string | null {
  const topic = SWAP.exec(text.trim())?.groups?.topic?.trim() ?? '';
  return topic === '' || NO_TOPIC.test(topic) ? null : topic;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const FUNCTION = /[的在和跟与是有能会可要吃喝用打做把被给对到从得了过着后前里\s，,。？?！!、]/u;
const SHORT_WORD = 3;
const NAME_LETTERS = 3;
const UNIT = /^(?<before>\D*?)\d+(?:\.\d+)?\s*(?<unit>[a-zA-Z%℃\p{Script=Han}]{1,3})/u;
/** Times and people: they take the place of whom a question is about, never of what is done. */
const CIRCUMSTANCE = /[后前时期间天月年周人者]$|病人|患者|孩子|老人|孕妇|宝宝|[妈爸爷公婆]$|奶奶|^[我你他她]/u;
/** Objects that many questions have. */
const ANY_OBJECT = /^(?:药|饭|东西|水|针|手术|检查|饭菜|澡|路)$/u;
const PAIR =
  /(?<=\p{Script=Han}|\w)\s*[和跟与]\s*(?<second>[^和跟与，,]{2,10}?)(?=能|可以|会|一起|同时|哪|有什么|怎|可不可以|能不能)/u;
const OBJECT =
  /(?:能不能|可不可以|会不会|是否|能|可以|会|要|需要|支持)(?:再|也|一起|正常|经常|多|随便|引起|导致)?(?<verb>[吃喝坐用做打去吸穿戴泡练装洗跑养放看]|使用|服用|支持|引起|导致|安装|运行)(?<object>[^能会可要吃喝用打做的了吗么？?，,]{1,6})(?:吗|么|嘛|不|没)?[?？]?$/u;

/** The question with the topic in the place of what is plainly of its kind; null where no place is plain. */
export function swapTopic(question: string, topic: string, subject: string | null): string | null {
  return byUnit(question, topic) ?? byEnding(question, topic) ?? byPlace(question, topic, subject);
}

/** "8毫米", "12毫米": a quantity of the same unit. */
function byUnit(question: string, topic: string): string | null {
  const groups = UNIT.exec(topic)?.groups;
  if (groups?.before !== '') return null;
  const same = new RegExp(`\\d+(?:\\.\\d+)?\\s*${groups.unit ?? ''}`, 'u');
  return same.test(question) ? question.replace(same, topic) : null;
}

/** "胃镜", "肠镜"; "高血压病人", "糖尿病人": words that end alike. */
function byEnding(question: string, topic: string): string | null {
  for (let length = topic.length - 1; length > 0; length--) {
    const ending = topic.slice(-length);
    const at = question.indexOf(ending);
    if (at < 1) continue;
    if (/\p{Script=Han}/u.test(ending) || length >= 3) {
      const from = startOfWord(question, at, topic.length - length);
      return from === null ? null : question.slice(0, from) + topic + question.slice(at + length);
    }
  }
  return null;
}

/** Where the word begins that ends at `end` and has about that many characters; null where none does. */
function startOfWord(question: string, end: number, length: number): number | null {
  const run =
    /[^的在和跟与是有能会可要吃喝用打做把被给对到从得了过着后前里\s，,。？?！!、]*$/u.exec(
      question.slice(0, end),
    )?.[0] ?? '';
  if (run.length > 0 && run.length <= Math.max(SHORT_WORD, length)) return end - run.length;
  const starts = [...segmenter.segment(question)].map(({ index }) => index).filter((index) => index < end);
  const start = starts.reverse().find((index) => end - index >= length);
  if (start === undefined || end - start > length + 3) return null;
  return FUNCTION.test(question.slice(start, end).trim()) ? null : start;
}

/** The second of a pair, the object at the end, or else what the question is about. */
function byPlace(question: string, topic: string, subject: string | null): string | null {
  if (/[在吃用做打了过\d]|^[我你他她]/u.test(topic) || /\d/u.test(subject ?? '')) return null;
  if (!CIRCUMSTANCE.test(topic)) {
    const found = PAIR.exec(question)?.groups?.second ?? OBJECT.exec(question)?.groups?.object;
    if (found !== undefined && !ANY_OBJECT.test(found)) return replaceLast(question, found, topic);
  }
  if (subject === null || FUNCTION.test(subject) || Math.min(subject.length, topic.length) < NAME_LETTERS) return null;
  return question.replace(subject, () => topic);
}

function replaceLast(text: string, part: string, by: string): string {
  const at = text.lastIndexOf(part);
  return text.slice(0, at) + by + text.slice(at + part.length);
}
