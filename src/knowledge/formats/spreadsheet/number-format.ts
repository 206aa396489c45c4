/** Formats that a workbook may name without defining them. The Chinese dates differ by the language of Excel. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '0.0E+0',
  50: 'yyyy"年"m"月"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MILLISECONDS = 86_400_000;
const LONGEST_FORMAT = 255;
const MOST_DECIMALS = 20;
const TOKENS =
  /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|y+|m+|d+|h+|s+(?:\.0+)?|am\/pm|a\/p|上午\/下午|general|[eE][+-]|[0#?.,%/]+|./giu;

export interface NumberStyle {
  id: number;
  /** Of the workbook's own; undefined for what is built in. */
  code: string | undefined;
}

/** A number as the sheet shows it, in the main: dates, percent, decimals, thousands, words around it. */
export function formatNumber(value: number, { id, code = BUILT_IN[id] }: NumberStyle, is1904: boolean): string {
  if (!code || code.length > LONGEST_FORMAT || /^general$/i.test(code)) return plainNumber(value);
  const sections = splitSections(code);
  const negative = value < 0 && sections.length > 1;
  const section = (negative ? sections[1] : value === 0 ? (sections[2] ?? sections[0]) : sections[0]) ?? '';
  const tokens = section.match(TOKENS) ?? [];
  if (tokens.some((token) => /^(?:y+|d+|h+|s+(?:\.0+)?|m+)$/i.test(token))) return formatDate(value, tokens, is1904);
  return formatFigure(negative ? -value : value, tokens);
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+/g) ?? [code];
}

const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

function literalOf(token: string): string | null {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('_') || token.startsWith('*')) return token.startsWith('_') ? ' ' : '';
  // [$¥-804] is a currency; the rest are colours and conditions.
  if (token.startsWith('[')) return /^\[\$([^\]-]*)/.exec(token)?.[1] ?? '';
  return null;
}

function formatFigure(value: number, tokens: readonly string[]): string {
  const exponent = tokens.findIndex((token) => /^e[+-]$/i.test(token));
  const hasExponent = exponent >= 0;
  const mantissa = hasExponent ? tokens.slice(0, exponent) : tokens;
  const digits = mantissa.filter((token) => /^[0#?.,%/]+$/.test(token)).join('');
  const isPercent = digits.includes('%');
  const decimals = Math.min(MOST_DECIMALS, (/\.([0#?]*)/.exec(digits)?.[1] ?? '').length);
  const least = (/\.(0*)/.exec(digits)?.[1] ?? '').length;
  const thousandths = /,+$/.exec(digits)?.[0].length ?? 0;
  const scaled = (isPercent ? value * 100 : value) / 1000 ** thousandths;
  let figure: string;
  if (digits.includes('/') || (digits === '' && !hasExponent)) figure = plainNumber(scaled);
  else if (hasExponent) figure = scaled.toExponential(decimals).toUpperCase();
  else figure = withGroups(trimDecimals(scaled.toFixed(decimals), least), /[0#?],[0#?]/.test(digits));
  let written = false;
  let out = '';
  for (const token of tokens) {
    const literal = literalOf(token);
    if (literal !== null) out += literal;
    else if (token === '@' || /^general$/i.test(token) || /^[0#?.,%/]+$/.test(token)) {
      if (!written) out += figure;
      written = true;
      if (token.includes('%')) out += '%';
    } else if (!/^e[+-]$/i.test(token)) out += token;
  }
  return (written || digits === '' ? out : figure).trim();
}

function trimDecimals(fixed: string, least: number): string {
  const [whole = '', decimals = ''] = fixed.split('.');
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

function withGroups(figure: string, isGrouped: boolean): string {
  const [whole = '', ...rest] = figure.split('.');
  return isGrouped ? [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.') : figure;
}

/** Serial days count from 1899-12-31 with a 29 February 1900 that never was, or from 1904-01-01. */
function dateOf(serial: number, is1904: boolean): Date {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.round(serial * 86_400) * 1000);
}

function formatDate(serial: number, tokens: readonly string[], is1904: boolean): string {
  const date = dateOf(serial, is1904);
  if (serial < 0 || Number.isNaN(date.getTime())) return plainNumber(serial);
  const isHalfDay = tokens.some((token) => /^(?:am\/pm|a\/p|上午\/下午)$/i.test(token));
  let out = '';
  tokens.forEach((token, at) => {
    const elapsed = /^\[(h+|m+|s+)\]$/i.exec(token)?.[1];
    if (elapsed !== undefined) out += elapsedOf(serial, elapsed);
    else out += literalOf(token) ?? dateToken(token, date, { isHalfDay, isMinute: isMinute(tokens, at) });
  });
  return out.trim();
}

function elapsedOf(serial: number, unit: string): string {
  const milliseconds = serial * DAY_MILLISECONDS;
  const size = { h: 3_600_000, m: 60_000, s: 1000 }[unit.charAt(0).toLowerCase()] ?? 1;
  return String(Math.floor(milliseconds / size + 1e-6)).padStart(unit.length, '0');
}

/** An m beside hours or seconds stands for minutes, else for months. */
function isMinute(tokens: readonly string[], at: number): boolean {
  const isUnit = (token: string): boolean => /^(?:y+|m+|d+|\[?h+\]?|\[?s+(?:\.0+)?\]?)$/i.test(token);
  const before = tokens.slice(0, at).reverse().find(isUnit);
  const after = tokens.slice(at + 1).find(isUnit);
  return /^\[?h/i.test(before ?? '') || /^\[?s/i.test(after ?? '');
}

function dateToken(
  token: string,
  date: Date,
  { isHalfDay, isMinute: minutes }: { isHalfDay: boolean; isMinute: boolean },
): string {
  const length = token.length;
  const padded = (value: number): string => String(value).padStart(length > 1 ? 2 : 1, '0');
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const day = DAYS[date.getUTCDay()] ?? '';
  const hours = date.getUTCHours();
  switch (token.charAt(0).toLowerCase()) {
    case 'y':
      return length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear() % 100).padStart(2, '0');
    case 'm':
      if (minutes) return padded(date.getUTCMinutes());
      if (length === 5) return month.slice(0, 1);
      return length > 3 ? month : length === 3 ? month.slice(0, 3) : padded(date.getUTCMonth() + 1);
    case 'd':
      return length > 3 ? day : length === 3 ? day.slice(0, 3) : padded(date.getUTCDate());
    case 'h':
      return padded(isHalfDay ? hours % 12 || 12 : hours);
    case 's':
      return String(date.getUTCSeconds()).padStart(length > 1 ? 2 : 1, '0');
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case '上':
      return hours < 12 ? '上午' : '下午';
    default:
      return token;
  }
}
