import { useEffect, useState } from 'react';
import { api, type ListedQuestion } from '../api';
import { shippedStarters, type Starter } from './starters';

const examplesOfEach = 3;

function fromLists(listed: readonly ListedQuestion[]): Starter[] {
  const pick = (list: ListedQuestion['kind'], kind: Starter['kind']) =>
    listed
      .filter((question) => question.kind === list)
      .slice(0, examplesOfEach)
      .map(({ text }, member) => ({ kind, member, text }));
  return [...pick('good', 'good'), ...pick('bad', 'chatter')];
}

/** Examples to begin a conversation with. */
export function useStarters(assistant: string): readonly Starter[] {
  const shipped = shippedStarters[assistant];
  const [listed, setListed] = useState<readonly Starter[]>([]);

  useEffect(() => {
    if (shipped) return;
    let current = true;
    api.questions(assistant).then(
      (questions) => {
        if (current) setListed(fromLists(questions));
      },
      // Without examples one can still type.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [assistant, shipped]);

  return shipped ?? listed;
}
