import type { PersonalKind } from '../../../text/placeholders';
import type { Finding, PersonalRule } from './finding';
import type { PlainView } from './plain-view';

export interface LabelledNumber {
  kind: PersonalKind;
  /** What stands in front of the number, or behind it. */
  label: string;
  /** Digits that it has at least; 6 where other words stand between. */
  digits?: number;
}

/** Between a label and its number. */
const BETWEEN =
  '(?:号码|编号|码|号|number|num|no\\.?|id|#|(?:应该|大概|好像|就)?是|为|叫|is|=|:|：|\\(|（|\\[|【|"|“|,|，|-|>|\\||\\.|/|\\u2605|\\s){0,8}?';
/** Letters, digits and what joins them; in groups where they are set apart by one blank. */
const VALUE =
  '(?:[a-z]{1,6}[-_./ ]?)?\\d[\\da-z]*(?:[-_./·*#]{1,2}[\\da-z]+|[ ]{1,2}(?=[\\da-z]*\\d)[\\da-z]{1,8}(?![a-z]))*';
const REVERSED = '(?:\\)|）|"|”|,|，|\\s|这|那|就|个|是|我|的|他|她|爸|妈|家|老|公|婆|孩子|宝宝|患者|病人){0,8}';

/** Finds numbers by what they are called, in front of them or behind. */
export function labelledRule({ kind, label, digits = 4 }: LabelledNumber): PersonalRule {
  const ahead = new RegExp(`(?:${label})${BETWEEN}(?<value>${VALUE})`, 'gi');
  const apart = new RegExp(`(?:${label})[^\\d\\n，。；,;]{1,8}?(?<value>${VALUE})(?!\\s*[年月日号点])`, 'gi');
  const behind = new RegExp(
    `(?<![\\da-z])(?<value>[a-z]{0,4}-?\\d{5,20})${REVERSED}(?:${label})(?!${BETWEEN}[a-z]{0,6}[- ]?\\d)`,
    'gi',
  );
  return (view) => [
    ...matches(view, ahead, { kind, digits }),
    ...matches(view, apart, { kind, digits: Math.max(6, digits) }),
    ...matches(view, behind, { kind, digits }),
  ];
}

function matches(
  { digits: text }: PlainView,
  pattern: RegExp,
  { kind, digits }: { kind: PersonalKind; digits: number },
): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = (match.groups?.value ?? '').replace(/[-_./·*# ]+$/, '');
    if (value.replace(/\D/g, '').length < digits) return [];
    const start = match.index + match[0].indexOf(value);
    return [{ kind, start, end: start + value.length }];
  });
}
