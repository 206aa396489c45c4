/** Ends of generic names as they are made, and names of common drugs that have none of them. */
const ENDS =
  '沙坦|普利|地平|洛尔|他汀|双胍|格列[本吡齐美喹酮]?\\p{Script=Han}|列汀|列净|鲁肽|那肽|霉素|环素|西林|头孢\\p{Script=Han}{1,2}|沙星|硝唑|康唑|他唑|拉唑|替丁|替尼|单抗|昔布|沙班|加群|肝素|西泮|唑仑|西汀|舍曲林|普仑|拉法辛|他滨|紫杉醇|紫杉|[顺卡奥]铂|比星|长春\\p{Script=Han}{1,2}|环磷酰胺|甲氨蝶呤|来曲唑|阿那曲唑|依西美坦|他莫昔芬|氟维司群|司琼|匹坦|地塞米松|[泼强]尼松龙?|可的松|米松|胰岛素|阿司匹林|布洛芬|双氯芬酸|洛芬|昔康|氨基酚|酰氨基酚|华法林|氯吡格雷|格雷洛|替格瑞洛|格雷|吗啡|曲马多|芬太尼|羟考酮|可待因|美沙芬|溴索|氯雷他定|他定|西替利嗪|利嗪|孟鲁司特|司特|沙丁胺醇|特罗|茶碱|噻米|噻嗪|螺内酯|内酯|地高辛|胺碘酮|硝酸甘油|硝酸异山梨酯|甲状腺素|甲巯咪唑|丙硫氧嘧啶|嘧啶|奥司他韦|洛韦|他韦|拉韦|多潘立酮|莫沙必利|必利|蒙脱石散|洛哌丁胺|益生菌|铝碳酸镁|碳酸钙|骨化醇|维生素\\p{Script=Han}?[a-z]?\\d*|叶酸|铁剂|膦酸钠?|膦酸|卡马西平|丙戊酸钠?|拉莫三嗪|乙拉西坦|西坦|巴喷丁|普瑞巴林|多巴|氯氮平|喹硫平|奥氮平|利培酮|哌唑|褪黑素|白蛋白|升白针|干扰素|司他|嘌醇|秋水仙碱|昔单|利珠';
const FORMS = '胶囊|颗粒|注射液|口服液|缓释片|分散片|肠溶片|滴眼液|软膏|乳膏|凝胶|喷雾剂|气雾剂|糖浆|栓剂|丸';
const ENGLISH =
  '[a-z]{2,}(?:sartan|pril|dipine|olol|statin|mycin|micin|cycline|cillin|floxacin|nidazole|conazole|azole|prazole|tidine|tinib|mab|coxib|xaban|gatran|parin|azepam|azolam|oxetine|pram|formin|gliptin|gliflozin|glutide|natide|glitazone|taxel|platin|rubicin|citabine|setron|sone|solone|profen|fenac|oxicam|grel|grelor|vir|vudine|semide|thiazide|lactone|phylline|terol|lukast|zine|triptan|dronate|tadine|caine|barbital|toin|gabalin|pentin)s?|aspirin|ibuprofen|paracetamol|acetaminophen|warfarin|heparin|insulin|morphine|codeine|tramadol|fentanyl|digoxin|lithium|methotrexate|tamoxifen|letrozole|vancomycin|levothyroxine|penicillin|cef[a-z]+|amoxicillin|fumarate|sulfate|sulphate|succinate|gluconate|chloride|citrate|carbonate|acetate|maleate|tartrate|mesylate|besylate|hydrochloride|bromide|iodide|nitrate|phosphate';

const CHINESE_DRUG = new RegExp(`(?:${ENDS})`, 'gu');
const CHINESE_FORM = new RegExp(`\\p{Script=Han}{2}(?:${FORMS})`, 'gu');
const ENGLISH_DRUG = new RegExp(`\\b(?:${ENGLISH})\\b`, 'g');
/** What stands before a name and is no part of it. */
const NO_PART =
  /^.*[^\p{Script=Han}]|^\p{Script=Han}?[用服吃打停与和或及的如是为因在对含加减换由让给某类种每片比后前注射者将把以口需]/u;
const NO_NAME = new Set([
  'medicine',
  'magazine',
  'person',
  'reason',
  'season',
  'lesson',
  'program',
  'benzine',
  'zine',
  'comparison',
  'poison',
  'prison',
  'unison',
]);

export interface NamedThing {
  /** `thing`: an office, an illness, a remedy: it must be known, but is no name by which one is told from another. */
  kind: 'drug' | 'name' | 'thing';
  /** By which two of them are the same. */
  key: string;
  start: number;
  end: number;
}

/** Drugs in a canonical text. A Chinese name is known by its end and two characters before. */
export function readDrugs(canonical: string): NamedThing[] {
  const found: NamedThing[] = [];
  const add = (key: string, start: number, end: number): void => {
    const isWithin = found.some((one) => start < one.end && one.start < end);
    if (!isWithin) found.push({ kind: 'drug', key, start, end });
  };
  for (const { 0: end, index } of canonical.matchAll(CHINESE_DRUG)) {
    const isWhole = end.length > 2;
    const start = isWhole ? index : Math.max(0, index - 2);
    add(canonical.slice(start, index + end.length).replace(NO_PART, ''), start, index + end.length);
  }
  for (const { 0: name, index } of canonical.matchAll(CHINESE_FORM)) add(name, index, index + name.length);
  for (const { 0: name, index } of canonical.matchAll(ENGLISH_DRUG)) {
    if (!NO_NAME.has(name)) add(name.replace(/s$/, ''), index, index + name.length);
  }
  return found;
}
