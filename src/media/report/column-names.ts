import type { LevelLine } from './level-lines';

export type ColumnKind = 'number' | 'abbreviation' | 'item' | 'value' | 'flag' | 'unit' | 'range' | 'other';

export interface Column {
  kind: ColumnKind;
  left: number;
  right: number;
}

/** Longer names first where one begins like another. */
const names: readonly [ColumnKind, string][] = [
  [
    'flag',
    '结果提示|异常提示|结果标志|异常标志|高低提示|提示|标志|状态|标记|高低|升降|异常|箭头|判断|判定|flag|mark|status',
  ],
  ['number', '序号|编号|序|no\\.?|#'],
  [
    'abbreviation',
    '英文(?:缩写|名称|简称|代号|代码|对照|名)|项目(?:缩写|简称|代号|代码|编码)|英文|缩写|代号|代码|简称|abbreviation|abbr\\.?|code|short name',
  ],
  [
    'item',
    '(?:检验|检测|检查|化验|测定|分析|实验)?项目(?:中文)?(?:名称|名)?|中文(?:名称|名)|(?:检验|检测|检查)(?:名称|指标|内容)|名称|指标|test item|test name|test|item|analyte|parameter|component',
  ],
  [
    'other',
    '(?:上次|历史|前次|既往)(?:结果|值)?|(?:检测|检验|测定|实验|分析)?方法|仪器|备注|试剂|methods?|previous|remarks?',
  ],
  ['value', '(?:检验|检测|检查|测定|化验|本次|实验)?结果值?|(?:测定|检测|检验|测量|实测)值|数值|results?|value'],
  ['unit', '(?:计量)?单位|units?'],
  [
    'range',
    '(?:生物)?参考(?:值范围|区间值|范围|区间|值)|正常(?:参考)?(?:范围|值|区间)|[\\u3400-\\u9fff]{0,4}(?:范围|区间)|参考|reference(?: (?:range|interval|value)s?)?|ref\\.? ?(?:range|interval|value)?|normal(?: range)?|range',
  ],
];
const NAME = new RegExp(names.map(([, pattern], at) => `(?<k${at}>${pattern})`).join('|'), 'giy');

/**
 * The columns that a line names, from left to right; null where it is no head of a table of results: that names what
 * was examined or how much it is, and one column more, and hardly anything else.
 */
export function columnsNamedBy(line: LevelLine): Column[] | null {
  const { text, edges } = spread(line);
  const columns: Column[] = [];
  let named = 0;
  let other = 0;
  for (let at = 0; at < text.length;) {
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    const kind = match ? names.find((_, index) => match.groups?.[`k${index}`] !== undefined)?.[0] : undefined;
    const isName = match !== null && kind !== undefined && !isWithinWord(text, at, at + match[0].length);
    const end = at + (isName ? match[0].length : 1);
    const isLetter = /[\p{L}\p{N}]/u.test(text.charAt(at));
    const last = columns.at(-1);
    const right = edges[end - 1]?.right ?? 0;
    if (isName) columns.push({ kind, left: edges[at]?.left ?? 0, right });
    // What stands close behind a name is more of it, as in `参考范围(成人)`.
    else if (isLetter && last && !/\s/.test(text.charAt(at - 1))) last.right = right;
    else if (isLetter) columns.push({ kind: 'other', left: edges[at]?.left ?? 0, right });
    if (isName) named += match[0].length;
    else if (isLetter) other++;
    at = end;
  }
  const kinds = new Set(columns.map(({ kind }) => kind).filter((kind) => kind !== 'other'));
  const isHead = kinds.has('value') ? kinds.size >= 2 : kinds.has('item') && kinds.has('range');
  return isHead && (kinds.size >= 3 ? other <= 2 * named : 2 * other <= named) ? withItem(columns) : null;
}

/** Where no column is named as what is examined, the one before the results is that. */
function withItem(columns: readonly Column[]): Column[] {
  const at = columns.findIndex(({ kind }) => kind === 'value');
  const hasItem = columns.some(({ kind }) => kind === 'item' || kind === 'abbreviation');
  return columns.map((column, index) =>
    !hasItem && index === at - 1 && column.kind === 'other' ? { ...column, kind: 'item' } : column,
  );
}

/** Of Latin letters only whole words count. */
const isWithinWord = (text: string, start: number, end: number): boolean =>
  /[a-z]/i.test(text.charAt(start)) && (/[a-z]/i.test(text.charAt(start - 1)) || /[a-z]/i.test(text.charAt(end)));

/** Text of the line with where each character stands; Chinese words are joined where only a small gap parts them. */
function spread({ words, height }: LevelLine): { text: string; edges: { left: number; right: number }[] } {
  let text = '';
  const edges: { left: number; right: number }[] = [];
  let end = -Infinity;
  for (const word of words) {
    const isLatin = /[a-z]$/i.test(text) && /^[a-z]/i.test(word.text);
    const gap = word.left - end;
    if (text !== '' && (gap > 0.8 * height || isLatin)) {
      text += gap > 1.5 * height ? '\n' : ' ';
      edges.push({ left: end, right: word.left });
    }
    const step = (word.right - word.left) / word.text.length;
    for (let at = 0; at < word.text.length; at++) {
      text += word.text.charAt(at);
      edges.push({ left: word.left + at * step, right: word.left + (at + 1) * step });
    }
    end = word.right;
  }
  return { text, edges };
}

/** Of tables that stand side by side, each by itself: a kind that comes again begins the next. */
export function tablesOf(columns: readonly Column[]): Column[][] {
  const tables: Column[][] = [];
  let seen = new Set<ColumnKind>();
  for (const column of columns) {
    const table = tables.at(-1);
    if (!table || (column.kind !== 'other' && seen.has(column.kind))) {
      tables.push([column]);
      seen = new Set([column.kind]);
    } else {
      table.push(column);
      seen.add(column.kind);
    }
  }
  return tables;
}
