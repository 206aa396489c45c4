import type { RedFlag, RedFlagClass } from '../../../core/ports/red-flags';
import { classRules } from './class-rules';
import { contextRules } from './context-rules';
import type { ContextRule } from './contexts/context-rule';
import { deniesItself, isDenied } from './negation';
import { JUST, NOW, SUDDEN, URGENT } from './phrases';
import type { ReadMessage } from './read-message';
import type { Likeness } from './red-flag-learner';
import type { ClassRules, SignRule } from './sign-rule';

/** Points that make an alarm. */
const ALARM = 2.75;
const NEAR = 40;
/** Log-odds at which likeness to the examples alone makes an alarm. */
const LIKE_ENOUGH = 2.6;
/** Fewer characters than these say too little to be likened. */
const LONG_ENOUGH = 8;
/** Different letters that make words: emoji, or one character a thousand times, are like nothing. */
const LETTERS_ENOUGH = 6;
/** Log-odds given to a message that bears a sign: the examples are mostly chatter, messages with a sign are not. */
const LEANING = 1.4;
const MOST_LIKENESS = 2;
/** What unlikeness to the examples takes at most: little from a sure sign, least where a life hangs on a few words. */
function doubtOf({ class: name, weight }: Sign): number {
  if (weight < 3) return -1.25;
  return name === 'suicide' ? -0.25 : -0.5;
}

const plain = (pattern: string): string => pattern.replaceAll("'", '');
const compile = (pattern: string): RegExp => new RegExp(plain(pattern), 'u');
const now = compile(NOW);
const just = compile(JUST);
const sudden = compile(SUDDEN);
const urgent = compile(URGENT);

interface Sign {
  class: RedFlagClass;
  code: string;
  weight: number;
  at: number;
}

type Compiled = SignRule & { matcher: RegExp; nearMatchers: readonly RegExp[] };
const compileRules = ({ class: name, rules }: ClassRules): { class: RedFlagClass; rules: Compiled[] } => ({
  class: name,
  rules: rules.map((rule) => ({
    ...rule,
    matcher: new RegExp(plain(rule.pattern), 'gu'),
    nearMatchers: (rule.near ?? []).map(compile),
  })),
});
const signRules = classRules.map(compileRules);
const contexts = contextRules.map((rule) => ({
  ...rule,
  matcher: compile(rule.pattern),
  unlessMatcher: rule.unless === undefined ? null : compile(rule.unless),
}));

/** Adds up what speaks for an emergency and what against it. */
export function decide({ text, length }: ReadMessage, likeness: Likeness): RedFlag | null {
  const signs = signRules.flatMap(({ class: name, rules }) => rules.flatMap((rule) => signOf(text, name, rule) ?? []));
  const like = Math.min(MOST_LIKENESS, (likeness.logOdds + LEANING) * 0.6);
  const isNow = just.test(text) || sudden.test(text);
  const pressing = (isNow ? 0.75 : now.test(text) ? 0.25 : 0) + (urgent.test(text) ? 0.5 : 0);
  let best: { sign: Sign; points: number } | null = null;
  for (const sign of signs) {
    const others = signs.filter((other) => other !== sign && other.weight > 1 && sign.weight > 1);
    const points =
      sign.weight +
      pressing +
      Math.max(doubtOf(sign), like) +
      Math.min(1.25, others.length * 0.5) -
      takenAway(text, sign.class, sign.at);
    if (!best || points > best.points) best = { sign, points };
  }
  if (best && best.points >= ALARM) return { class: best.sign.class, rule: best.sign.code };
  const letters = new Set(text.match(/\p{L}/gu));
  if (
    length >= LONG_ENOUGH &&
    letters.size >= LETTERS_ENOUGH &&
    likeness.logOdds >= LIKE_ENOUGH &&
    takenAway(text, likeness.class, 0) === 0
  ) {
    return { class: likeness.class, rule: 'like-examples' };
  }
  return null;
}

/** The first place where the rule holds and nothing denies it. */
function signOf(text: string, name: RedFlagClass, rule: Compiled): Sign | null {
  rule.matcher.lastIndex = 0;
  for (let match = rule.matcher.exec(text); match; match = rule.matcher.exec(text)) {
    const end = match.index + match[0].length;
    const isVoid = isDenied(text, match.index) || (name !== 'suicide' && deniesItself(match[0]));
    if (!isVoid && isNear(text, { start: match.index, end, rule })) {
      return { class: name, code: rule.code, weight: rule.weight, at: match.index };
    }
    if (match[0] === '') rule.matcher.lastIndex += 1;
  }
  return null;
}

function isNear(text: string, { start, end, rule }: { start: number; end: number; rule: Compiled }): boolean {
  if (rule.nearMatchers.length === 0) return true;
  const reach = rule.reach ?? NEAR;
  const around = text.slice(Math.max(0, start - reach), end + reach);
  return rule.nearMatchers.every((matcher) => matcher.test(around));
}

function takenAway(text: string, name: RedFlagClass, at: number): number {
  let most = 0;
  let sum = 0;
  for (const context of contexts) {
    if (context.spares?.includes(name) || !context.matcher.test(stretchOf(text, at, context.scope))) continue;
    const takes = context.unlessMatcher?.test(text) ? context.takes / 3 : context.takes;
    most = Math.max(most, takes);
    sum += takes;
  }
  return most + (sum - most) / 2;
}

function stretchOf(text: string, at: number, scope: ContextRule['scope']): string {
  if (scope === 'message') return text;
  const ends = scope === 'clause' ? /[,。!?;]/ : /[。!?;]/;
  let start = at;
  while (start > 0 && !ends.test(text.charAt(start - 1))) start -= 1;
  let end = at;
  while (end < text.length && !ends.test(text.charAt(end))) end += 1;
  return text.slice(start, end + 1);
}
