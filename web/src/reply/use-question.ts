import { useCallback, useEffect, useState } from 'react';
import { api, type QuestionReport } from '../api';
import { useExpiry } from '../session/session-context';
import { isMoving } from './withdrawable';

const moveMs = 2_000;

/** How the reply to a question fares; looked at again while it is on its way. Null until it is known. */
export function useQuestion(questionId: string) {
  const [report, setReport] = useState<QuestionReport | null>(null);
  const [round, setRound] = useState(0);
  const expired = useExpiry();

  const reload = useCallback(() => {
    setRound((value) => value + 1);
  }, []);

  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    api.question(questionId).then((next) => {
      if (!current) return;
      setReport(next);
      if (next.parts.some(({ state }) => isMoving(state))) timer = setTimeout(reload, moveMs);
    }, expired);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [questionId, round, reload, expired]);

  return { report, reload };
}
