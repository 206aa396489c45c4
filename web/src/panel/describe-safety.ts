import type { SafetyTrace } from '../api';
import type { Dictionary } from '../i18n/zh';

/** A code in words; one that is not known stands as it is. */
export const inWords = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

/** In one line what a rule did and why. */
export function describeSafety({ rule, stage, did, count, reason }: SafetyTrace, { trust }: Dictionary): string {
  const line = trust.safetyDid(inWords(trust.rule, rule), stage, trust.did[did](count));
  return reason === undefined || reason === '' ? line : trust.because(line, inWords(trust.finding, reason));
}

/** Why a sentence was not sent: a fault of its own, or a safety rule, alone or with what it found behind a colon. */
export function describeFault(fault: string, { trust }: Dictionary): string {
  const known = trust.fault[fault] ?? trust.rule[fault];
  if (known !== undefined) return known;
  const [code = '', ...rest] = fault.split(/: ?/);
  const name = trust.fault[code] ?? trust.rule[code];
  return name === undefined || rest.length === 0 ? fault : trust.because(name, inWords(trust.finding, rest.join(': ')));
}
