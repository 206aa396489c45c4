import type { ReportRow } from '../../core/picture';

/** Endings and beginnings that many items share. */
const COMMON = new Set([
  '蛋白',
  '细胞',
  '计数',
  '比值',
  '比率',
  '测定',
  '浓度',
  '总量',
  '平均',
  '直接',
  '间接',
  '血清',
  '血浆',
]);

/** The rows that words name: by their names or the short ones in brackets, else by a part of them, such as 糖化 or 血糖. */
export function rowsNamed<Row extends Pick<ReportRow, 'item'>>(rows: readonly Row[], words: string): readonly Row[] {
  const said = words.toLowerCase();
  const named = (namesOf: (item: string) => readonly string[]): Row[] =>
    rows.filter(({ item }) => namesOf(item).some((name) => said.includes(name)));
  const whole = named(wholeNames);
  return whole.length > 0 ? whole : named(partNames);
}

/** Names that hold the name of another item. */
const LONGER_NAMES = ['糖化血红蛋白', '尿微量白蛋白', '微量白蛋白', '尿白蛋白', '前白蛋白', '尿肌酐', '尿葡萄糖'];

/** Whether a text speaks of what is examined; of glycated haemoglobin is not of haemoglobin. */
export const speaksOf = (text: string, item: string): boolean => {
  const others = LONGER_NAMES.filter((name) => !item.includes(name));
  const said = others.reduce((left, name) => left.replaceAll(name, ''), text.toLowerCase());
  return [...wholeNames(item), ...partNames(item), item.toLowerCase()].some((name) => said.includes(name));
};

const wholeNames = (item: string): readonly string[] =>
  item
    .toLowerCase()
    .split(/[()（）/\s]+/u)
    .filter((name) => name.length >= 2);

const partNames = (item: string): readonly string[] =>
  wholeNames(item)
    .filter((name) => /^\p{Script=Han}{3,}$/u.test(name))
    .flatMap((name) => [name.slice(0, 2), name.slice(-2)])
    .filter((part) => !COMMON.has(part));
