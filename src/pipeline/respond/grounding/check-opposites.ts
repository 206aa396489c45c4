import { bestAligned, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceView } from './grounding-sources';
import type { Clause, ReadText } from './read-text';

/** Pairs of words of which one must not stand for the other. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/升高|上升|增高|增加|增多|加重|变大|提高|上调|升至|升到/, /降低|下降|减低|减少|减轻|变小|缩短|下调|降至|降到/],
  [/饭前|空腹/, /饭后|随餐|餐中|进餐时/],
  [/术前|手术前/, /术后|手术后/],
  [/上午|早上|早晨|清晨|晨起/, /下午|晚上|睡前|傍晚/],
  [/左侧|左[手脚腿臂眼耳]/, /右侧|右[手脚腿臂眼耳]/],
  [/阳性/, /阴性/],
  [/内服/, /外用|外敷/],
  [/促进|增强|改善|有利于/, /妨碍|抑制|减弱|阻碍|恶化|不利于/],
  [
    /高(?!血|尿酸|铁|龄|危|校|脂|蛋白|热|烧|钾|钠|等|级|中|压|度|空|渗|糖|盐|精|效|原|铝|脚|频|速|考|层|新)/,
    /低(?!血|钾|钠|保|蛋白|脂|温|压|盐|糖|危|氧|分子|龄|剂量|头)/,
  ],
  [/最早|较早|更早|提早/, /最晚|较晚|更晚|推迟/],
  [/较多|更多|最多|偏多/, /较少|更少|最少|偏少/],
  [/冷敷|冰敷/, /热敷/],
  [/允许|可以|准许|鼓励/, /禁止|禁用|禁忌|不能/],
  [/开始|启用|继续|坚持|恢复(?=[服使用])/, /停用|停止|终止|暂停|停服/],
  [/(?<!不)推荐/, /不推荐|反对/],
  [/常温|室温/, /冷藏|冷冻|冰箱/],
  [/静脉/, /肌肉|皮下/],
  [/快速|迅速|加快/, /缓慢|减慢|慢慢/],
  [/首次|第一次/, /复诊|再次/],
  [/优于|好于|高于/, /差于|劣于|不如|低于/],
  [
    /\b(?:increas|ris|rais|higher|more|longer|elevat|improv)\w*/,
    /\b(?:decreas|reduc|lower|fall|less|fewer|shorter|worsen|declin)\w*/,
  ],
  [/\bbefore\b/, /\bafter\b/],
  [/\b(?:with (?:food|meals?)|after (?:food|meals?))\b/, /\b(?:empty stomach|fasting|before (?:food|meals?))\b/],
  [/\bleft\b/, /\bright\b/],
  [/\b(?:allowed|permitted|safe|recommended)\b/, /\b(?:forbidden|prohibited|contraindicated|unsafe|not recommended)\b/],
  [/\bmorning\b/, /\b(?:evening|bedtime|night)\b/],
  [/\bpositive\b/, /\bnegative\b/],
  [/\b(?:start|begin|resum)\w*/, /\b(?:stop|discontinu|suspend|withh?old)\w*/],
];

/** Bounds of numbers are compared with their numbers. */
const BOUND = /不(?:高于|低于|少于|多于|大于|小于|超过)|(?:高|低|大|小|多|少)于(?=\s*\d)/g;

const wordsOf = ({ canonical }: ReadText, { start, end }: Clause): string =>
  canonical.slice(start, end).replace(BOUND, ' ');

/** A word in the place of its opposite says the contrary, though the rest is alike. */
export function checkOpposites(sentence: ReadText, view: SourceView): SentenceFault | null {
  for (const clause of sentence.clauses) {
    const words = wordsOf(sentence, clause);
    for (const [one, other] of PAIRS) {
      for (const [said, opposite] of [
        [one, other],
        [other, one],
      ] as const) {
        if (!said.test(words) || opposite.test(words)) continue;
        const aligned = bestAligned(topicKeys(clause, sentence), view);
        const isContrary = (text: string): boolean => opposite.test(text) && !said.test(text);
        if (aligned.length === 0) continue;
        const texts = aligned.map((source) => wordsOf(source.text, source.clause));
        if (texts.every(isContrary)) return 'comparison';
      }
    }
  }
  return null;
}
