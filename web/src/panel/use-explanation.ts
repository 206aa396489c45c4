import { useCallback, useEffect, useState } from 'react';
import { api, type Explanation, isNotFound } from '../api';
import { useExpiry } from '../session/session-context';

export type ExplanationState =
  { state: 'loading' } | { state: 'pending' } | { state: 'failed' } | { state: 'ready'; explanation: Explanation };

const attempts = 6;
const pauseMs = 400;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The outcome may be announced a moment before its explanation can be read. */
async function fetchWhenThere(message: string, isCurrent: () => boolean): Promise<ExplanationState> {
  for (let attempt = 1; isCurrent(); attempt += 1) {
    try {
      return { state: 'ready', explanation: await api.explanation(message) };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      if (attempt === attempts) break;
      await pause(pauseMs);
    }
  }
  return { state: 'failed' };
}

/** Why a message was handled as it was; asked for once it has an outcome. */
export function useExplanation(message: string, settled: boolean) {
  const [result, setResult] = useState<ExplanationState>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const expired = useExpiry();

  useEffect(() => {
    if (!settled) {
      setResult({ state: 'pending' });
      return;
    }
    let current = true;
    setResult({ state: 'loading' });
    fetchWhenThere(message, () => current)
      .catch((error: unknown): ExplanationState => {
        expired(error);
        return { state: 'failed' };
      })
      .then(
        (next) => {
          if (current) setResult(next);
        },
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [message, settled, round, expired]);

  const retry = useCallback(() => {
    setRound((value) => value + 1);
  }, []);
  return { result, retry };
}
