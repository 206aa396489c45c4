import type { Answer, Evidence } from '../../../core/answer';
import type { Language } from '../../../core/question';
import { citationsOf } from '../citations';
import { type Conflict, type ConflictSide, findConflicts, isShown } from './conflicts';

const words = {
  zh: {
    disagree: '资料说法不一：',
    side: ({ evidence: { title, reviewedOn }, text }: ConflictSide) =>
      `《${title}》（${reviewedOn === null ? '没有审核日期' : `${reviewedOn} 审核`}）：${text}`,
  },
  en: {
    disagree: 'Sources disagree:',
    side: ({ evidence: { title, reviewedOn }, text }: ConflictSide) =>
      `"${title}" (${reviewedOn === null ? 'no date of review' : `reviewed ${reviewedOn}`}): ${text}`,
  },
} as const;

/**
 * Where one source says otherwise than what the answer shows, both are set side by side, the one reviewed later first.
 * In a quoted answer they stand in the place of the sentences; a composed one has them behind, so that what was shown
 * of it stays. At most one conflict is told.
 */
export function showConflicts(answer: Answer, evidence: readonly Evidence[], language: Language): Answer {
  const conflict = findConflicts(evidence).find((one) => one.sides.some((side) => isShown(side, one, answer.text)));
  if (!conflict) return answer;
  const cited = answer.citations.flatMap(({ evidenceId }) => evidence.filter(({ id }) => id === evidenceId));
  if (cited.length < answer.citations.length) return answer;
  return answer.writer === 'quote'
    ? quoted(answer, cited, conflict, language)
    : appended(answer, cited, conflict, language);
}

function quoted(answer: Answer, cited: readonly Evidence[], { sides }: Conflict, language: Language): Answer {
  const order: Evidence[] = [];
  const lines = answer.text.split('\n').map((line) => {
    const rest = sides.reduce((text, side) => text.replace(side.text, '').trim(), line);
    return /^(?:[。.]?\s*\[\d+\])*$/.test(rest) ? '' : rest;
  });
  const block = blockOf(sides, language, (item) => numberIn(order, item));
  const others = lines
    .filter((line) => line !== '')
    .map((line) =>
      line.replace(
        /\[(\d{1,3})\]/g,
        (_mark, digits: string) => `[${numberIn(order, cited[Number(digits) - 1] as Evidence)}]`,
      ),
    );
  return { ...answer, text: [block, ...others].join('\n'), citations: citationsOf(order) };
}

function appended(answer: Answer, cited: readonly Evidence[], { sides }: Conflict, language: Language): Answer {
  const order = [...cited];
  const block = blockOf(sides, language, (item) => numberIn(order, item));
  return { ...answer, text: `${answer.text}\n${block}`, citations: citationsOf(order) };
}

function numberIn(order: Evidence[], item: Evidence): number {
  const at = order.indexOf(item);
  return at >= 0 ? at + 1 : order.push(item);
}

const blockOf = (sides: readonly ConflictSide[], language: Language, numberOf: (item: Evidence) => number): string =>
  [words[language].disagree, ...sides.map((side) => `${words[language].side(side)}[${numberOf(side.evidence)}]`)].join(
    '\n',
  );
