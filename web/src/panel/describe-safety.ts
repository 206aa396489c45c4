import type { SafetyStep, Trace } from '../api';
import type { Dictionary } from '../i18n/zh';

/** A code in words; one that is not known stands as it is. */
export const inWords = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

/** In one line what a rule did and why. */
export function describeSafety({ rule, stage, did, count, reason }: SafetyStep, { trust }: Dictionary): string {
  const line = trust.safetyDid(inWords(trust.rule, rule), stage, trust.did[did](count));
  return reason === undefined || reason === '' ? line : trust.because(line, describeFinding(reason, trust));
}

function describeFinding(reason: string, { finding, countedFinding }: Dictionary['trust']): string {
  const [, code = '', count = ''] = /^(.+)-(\d+)$/.exec(reason) ?? [];
  return countedFinding[code]?.(Number(count)) ?? inWords(finding, reason);
}

/** Why a sentence was not sent: a fault of its own, or the safety rule that removed it. */
export const describeFault = (fault: string, { trust }: Dictionary): string =>
  trust.fault[fault] ?? inWords(trust.rule, fault);

/** Where something tries to order the bot about, and how. */
export function describeSuspected(
  { where, signs }: NonNullable<Trace['suspected']>[number],
  evidence: Trace['evidence'],
  { trust }: Dictionary,
): string {
  const piece = evidence.find(({ id }) => id === where);
  const place = trust.suspectedIn[where] ?? trust.suspectedPiece(piece?.title ?? where);
  return trust.suspected(
    place,
    signs.map((sign) => inWords(trust.sign, sign)),
  );
}
