import type { NamedThing } from './drug-names';
import { UNIT_NAME } from './units';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温';
const PERSON = new RegExp(
  `[${SURNAMES}]\\p{Script=Han}{0,2}?(?=(?:副?主任|教授|医生|博士|护士长|护士|院长|老师|先生|女士|院士|研究员|药师|技师|师傅|同学|经理|工程师|团队|课题组|等人|工(?![作程具人业资伤龄会艺厂段地时休卡期])))`,
  'gu',
);
const PLACE =
  /\p{Script=Han}{2}(?:医院|大学|学院|研究所|研究院|学会|协会|公司|集团|基金会|指南|共识|办公室|委员会|卫健委|药店|药房|诊所|卫生院|门诊部|住院部|急诊科|病房|病区|诊室|中心|[内外产儿骨眼]科|科室|省|市|区|县|路|街|大厦|广场|号楼|窗口|公众号|平台|小程序|系统|集群|数据库|杂志)/gu;
/** Ends of words for offices, persons, things that are given or taken, and illnesses; known by the character before, too. */
const KIND =
  /\p{Script=Han}(?:主席|书记|校长|处长|科长|局长|部长|学校|小学|中学|[园处局厅馆站所校](?=$|\P{Script=Han}|[的在办交领挂报统负开为和或及由])|制剂|药|[剂素酸酮胺醇唑韦肽酶]|病|症|炎|癌|瘤)(?![在于方法物量型质人情例程房区品师效状变毒害理史])/gu;
const GENERIC =
  /^[一二三四五六七八九十两几半多各的此用服停吃开给该本各类种某何好到去是因么与和或及发患疾得治生看等为由以之在有无告整]./u;
/** People by what they do: known by what stands before, where that tells which. */
const CALLING = /(?<who>\p{Script=Han}{2})(?:治疗师|咨询师|护士|医生|技师|药师|营养师|护理员|管理员|秘书|会计|干事)/gu;
const WHOEVER =
  /联系|咨询|告[诉知]|通知|询问|听从|遵从|遵照|找到|[请由让向与和或及问的是为对在给跟到看听找及]|主[管治]|值班|责任|专[业科]|家庭|当班|首诊|接诊|开药|相关|所有|现场|其他|各位|一[位名]|社区|医院|门诊|临床|经治|患者|建议/;
/** What stands before a word for a place without naming it. */
const UNNAMED =
  /[到去往在来回离入出住从向的本该各大家等与和或由找问经我您贵此某是为及至向给对所当地全本]$|^(?:附近|当地|医疗|相关|有关|主管|专业|正规|定点)/;
/** Places that are named by their kind alone. */
const BY_ITSELF = /(?:门诊部|住院部|急诊科|卫生院|药店|诊所)$/;
const LEADING = /^[到去往在来回离入出住从向的本该各大家等与和或由找问经我您贵此某是为及至给对所当于以全、]/;
const LATIN = /(?<![a-z0-9])[a-z][a-z0-9]*(?:[-_.+/][a-z0-9]+)*\+*/gi;
const UNIT = new RegExp(`^(?:${UNIT_NAME})$`);
const LINK = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+\.[\w.]+/gi;

/** Persons and places by their titles and kinds, in a canonical Chinese text. */
export function readChineseNames(canonical: string): NamedThing[] {
  const found: NamedThing[] = [];
  for (const { 0: name, index } of canonical.matchAll(PERSON)) {
    const title =
      /^(?:副?主任|教授|医生|博士|护士长|护士|院长|老师|先生|女士|院士|研究员|药师|技师|师傅|同学|经理|工程师|工)/.exec(
        canonical.slice(index + name.length),
      );
    found.push({
      kind: 'name',
      key: name.length > 1 ? name : name + (title?.[0] ?? ''),
      start: index,
      end: index + name.length,
    });
  }
  for (const { 0: name, index, groups } of canonical.matchAll(CALLING)) {
    if (WHOEVER.test(groups?.who ?? '') || new RegExp(`^[${SURNAMES}]`).test(name.charAt(1))) continue;
    found.push({ kind: 'name', key: name, start: index, end: index + name.length });
  }
  for (const { 0: name, index } of canonical.matchAll(KIND)) {
    if (GENERIC.test(name) || UNNAMED.test(name.charAt(0))) continue;
    found.push({ kind: 'thing', key: name, start: index, end: index + name.length });
  }
  for (const { 0: name, index } of canonical.matchAll(PLACE)) {
    const place = BY_ITSELF.exec(name)?.[0];
    if (UNNAMED.test(name.slice(0, 2)) && place === undefined) continue;
    found.push({
      kind: 'name',
      key: UNNAMED.test(name.slice(0, 2)) ? (place ?? name) : name.replace(LEADING, ''),
      start: index,
      end: index + name.length,
    });
  }
  return found;
}

/** Words in Latin letters within a Chinese text: names, abbreviations, commands; units and plain `ml` are none. */
export function readLatinNames(canonical: string): NamedThing[] {
  const found: NamedThing[] = [];
  for (const { 0: link, index } of canonical.matchAll(LINK)) {
    found.push({ kind: 'name', key: link.replace(/[.,;]+$/, ''), start: index, end: index + link.length });
  }
  for (const { 0: word, index } of canonical.matchAll(LATIN)) {
    if (UNIT.test(word) || (word.length < 2 && !/\d/.test(canonical.charAt(index + 1)))) continue;
    if (word.split('/').every((part) => UNIT.test(part))) continue;
    if (found.some(({ start, end }) => index >= start && index < end)) continue;
    found.push({ kind: 'name', key: word, start: index, end: index + word.length });
  }
  return found;
}

/** Capitalised words of an English text that do not begin a sentence, lower-cased. */
export function readEnglishNames(raw: string): string[] {
  const names: string[] = [];
  for (const { 0: word, index } of raw.matchAll(/\b[A-Z][A-Za-z0-9'-]+/g)) {
    const before = raw.slice(0, index).trimEnd();
    const isFirst = before === '' || /[.!?:"“(]$/.test(before);
    if (!isFirst || /[A-Z].*[A-Z]/.test(word)) names.push(word.toLowerCase().replace(/'s$/, ''));
  }
  return names;
}
