import { contentWeight } from './content-weight';

/** Where a question's predicate begins: its auxiliary, its verb of being, the word that asks. */
const PREDICATE =
  /(?:饭|餐|睡)[前后]|空腹|早上|晚上|每[天次周]|至少|提前|是不是|是否|有没有|能不能|会不会|要不要|可不可以|算不算|为什么|为啥|怎么|怎样|咋|如何|什么|多少|多久|周几|星期几|几点|多[长大高]|哪|几[个次天点岁位号楼]|谁|可以|需要|应该|一般|建议|必须|一定|属于|算|能|会|要|是|有|在|去|来|找|被|把|对|给|也|都|真的|觉得|太|很|挺|超|最|不|没|[，,。?？!！]/u;
const NO_SUBJECT =
  /^(?:我们?|你们?|您|他们?|她们?|它们?|这|那|今天|昨天|明天|最近|现在|刚才|谁|哪|怎|什么|为|有|没|不|请|大家|说|看|听|想|但|可是|因为|所以|如果|当然|就|还|只|太|好|对|哈|嗯|啊|额|哦|可以|能|会|要|几|多)/u;
const LONGEST = 14;
/** A subject names something in particular: 一天吃 or 严重 does not. */
const LEAST_WEIGHT = 2;
const TIME_AT_END = /(?:今天|明天|昨天|现在|最近|目前|平时|刚才)+$/u;

/**
 * What a question asks of: what stands before its predicate. Null where it begins with the predicate or with who speaks,
 * and where the words do not tell where the predicate begins.
 */
export function subjectOf(question: string): string | null {
  if (NO_SUBJECT.test(question)) return null;
  const found = PREDICATE.exec(question.slice(1));
  if (!found) return null;
  const subject = question
    .slice(0, found.index + 1)
    .replace(TIME_AT_END, '')
    .trim();
  return subject.length <= LONGEST && contentWeight(subject) >= LEAST_WEIGHT ? subject : null;
}
