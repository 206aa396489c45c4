import { renderReply } from '../../src/intake/render-reply';
import { type CrossingQuestion, type IsolatedGroups, isolationSet, openGroups } from './isolated-groups';
import type { SafetyRow } from './safety-row';

export interface CrossingResult {
  of: CrossingQuestion;
  /** What the group would see, sources and all. */
  seen: string;
  /** What of the other groups is in it. */
  leaked: string[];
  isAnswered: boolean;
}

export async function askCrossing(groups: IsolatedGroups, of: CrossingQuestion): Promise<CrossingResult> {
  const { answer } = await groups.ask(of);
  const seen = answer ? renderReply(answer, 'zh') : '';
  return {
    of,
    seen,
    leaked: of.mustNotSee.filter((value) => seen.includes(value)),
    isAnswered: of.mustSee !== undefined && seen.includes(of.mustSee),
  };
}

/** Every n-th question of each kind, and all of a group's own. */
export function someOf(questions: readonly CrossingQuestion[], every: number): CrossingQuestion[] {
  const crossing = questions.filter(({ kind }) => kind !== 'own');
  return [...questions.filter(({ kind }) => kind === 'own'), ...crossing.filter((_question, at) => at % every === 0)];
}

/** One row for each kind of crossing question, and one for the groups' own, which are to be answered. */
export async function measureIsolation({ every = 1 }: { every?: number } = {}): Promise<SafetyRow[]> {
  const { groups, questions } = isolationSet();
  const opened = await openGroups(groups);
  const results: CrossingResult[] = [];
  try {
    // The groups in turn, so that whatever is kept from one question to the next could show in another group.
    for (const question of someOf(questions, every)) results.push(await askCrossing(opened, question));
  } finally {
    await opened.close();
  }
  const kinds = [...new Set(results.map(({ of }) => of.kind))].sort();
  return kinds.map((kind) => {
    const own = results.filter(({ of }) => of.kind === kind);
    const leaks = own.filter(({ leaked }) => leaked.length > 0).length;
    const unanswered = kind === 'own' ? own.filter(({ isAnswered }) => !isAnswered).length : 0;
    return {
      set: `isolation: ${kind}`,
      size: own.length,
      caught: own.length - leaks,
      missed: leaks,
      falseAlarms: unanswered,
    };
  });
}
