import type { LineText } from './line-text';
import { isWordEdge } from './labelled-values';
import { labelsIn } from './personal-labels';

/** A bed with its ward, and numbers and names that are masked already. */
const BED =
  /(?:[\u3400-\u9fff]{1,8}(?:科|区|室|楼|层)\s?|(?:ICU|CCU|NICU|[A-Z]{2,4})\s?)?第?[+加]?\d{1,3}[A-Za-z]?\s?床(?!旁)/g;
const MASKED = /\d{2,6}[*＊]{3,}[\dXx*]{0,6}|(?<![\u3400-\u9fff])[\u3400-\u9fff][*＊]{1,3}[\u3400-\u9fff]?/g;
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连洪殷芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const NOT_NAMES = /[科室院部单片号区者检查描术液血尿便医药表图线型性常阴阳高低]|记录|报告|普通|名称|平扫|增强/;
const BESIDE =
  /^(?:[男女](?:性)?|[MF]|\d{1,3}\s?(?:岁|周岁|[Yy](?:\b|$)|个月)|0\d{2}Y|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\s*\d{1,2}:)|\d{5,}|.{0,8}床)/;

/** Behind a name, a birthday or a number under which somebody is kept. */
const NUMBER_BESIDE = /^(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[A-Z]{0,3}\d{5,}[\d-]*)/;

/** Values that tell by themselves or by what stands beside them that they are a person's, as on films and head lines without labels. */
export function unlabelledValues(line: LineText): { start: number; end: number; kind: 'name' | 'bed' | 'record' }[] {
  const { text } = line;
  const found: { start: number; end: number; kind: 'name' | 'bed' | 'record' }[] = [
    ...matches(text, BED).map((one) => ({ ...one, kind: 'bed' as const })),
    ...matches(text, MASKED).map((one) => ({ ...one, kind: 'record' as const })),
  ];
  for (const { index, 0: name } of text.matchAll(
    /[\u3400-\u9fff]{2,4}|[A-Z][A-Za-z]+,? [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?/g,
  )) {
    const end = index + name.length;
    const isHan = /^[\u3400-\u9fff]/.test(name);
    if (!isWordEdge(line, index) || !isWordEdge(line, end)) continue;
    if (labelsIn(name).length > 0 || (isHan && (!SURNAMES.includes(name.charAt(0)) || NOT_NAMES.test(name)))) continue;
    const beside = text.slice(end).trimStart();
    if (!BESIDE.test(beside) || (!isHan && /^[MF][a-z]/.test(beside))) continue;
    found.push({ start: index, end, kind: 'name' });
    const number = NUMBER_BESIDE.exec(beside)?.[0].length ?? 0;
    const start = text.length - beside.length;
    if (number > 0) found.push({ start, end: start + number, kind: 'record' });
  }
  return found;
}

const matches = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  [...text.matchAll(pattern)].map(({ 0: value, index }) => ({ start: index, end: index + value.length }));
