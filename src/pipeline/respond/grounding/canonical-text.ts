import { foldText } from '../../../text/character-runs';

/** Words that mean the same in what is asked and written here; the first of a line stands for all. */
const SAME: readonly (readonly [string, RegExp])[] = [
  ['患者', /病人|病患|患儿/g],
  ['医生', /医师|大夫/g],
  ['每日', /每天|每一天|天天/g],
  ['服用', /口服|吃药|服药/g],
  ['不能', /不可以|不得|不可(?!逆)|不应该?|不宜|切勿|请勿|不准|不许|严禁|不允许|不要/g],
  ['不需', /不必|无需|无须|不用(?![药于来])|不需要|用不着|没必要|没有必要/g],
  ['立即', /马上|立刻|尽快|及时|赶紧|第一时间/g],
  ['就医', /就诊|看医生|看病|去医院|求医/g],
  ['症状', /征象|表现/g],
  ['饭前', /餐前/g],
  ['饭后', /餐后/g],
  ['出现', /发生/g],
  ['引起', /导致|造成|诱发/g],
  ['停用', /停药|停止使用|停止服用|停服/g],
  ['费用', /价格|收费/g],
  ['包括', /包含|含有|涵盖/g],
  ['因为', /由于/g],
  ['电话', /热线/g],
  ['提前', /预先|事先/g],
  ['儿童', /小孩|孩子|小朋友/g],
  ['老年', /老人/g],
  ['孕妇', /怀孕妇女|妊娠妇女|妊娠期妇女/g],
];

/** The form in which texts are compared: folded, thousands marks gone, common words of one meaning alike. */
export function canonicalText(text: string): string {
  let canonical = foldText(text)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/[*_`#>|]+/g, ' ')
    .replace(/[’‘]/g, "'");
  for (const [word, pattern] of SAME) canonical = canonical.replace(pattern, word);
  return canonical;
}
