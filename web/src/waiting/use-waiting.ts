import { useCallback, useEffect, useRef, useState } from 'react';
import { api, isNotFound, type ReviewRecord } from '../api';
import { useExpiry } from '../session/session-context';

const refreshMs = 60_000;
/** Outcomes that come one upon the other are one reason to look again. */
const settleMs = 150;

/** What waits for a person, newest first; what cannot be fetched now is fetched a minute later. */
export function useWaiting() {
  const [items, setItems] = useState<readonly ReviewRecord[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  const expired = useExpiry();

  const load = useCallback(async () => {
    const round = ++latest.current;
    try {
      const next = await api.reviewItems();
      if (round === latest.current) setItems(next);
    } catch (error) {
      expired(error);
    }
  }, [expired]);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), settleMs);
  }, [load]);

  /** It is closed on the server; what is on its way may still hold it. */
  const forget = useCallback(
    (id: string) => {
      latest.current += 1;
      setItems((current) => current.filter((item) => item.id !== id));
      refresh();
    },
    [refresh],
  );

  /** A person has seen to it. Rejects when the server does not know that; one that somebody else closed counts as closed. */
  const close = useCallback(
    async (id: string) => {
      try {
        await api.closeReviewItem(id);
      } catch (error) {
        if (!isNotFound(error)) {
          expired(error);
          throw error;
        }
      }
      forget(id);
    },
    [expired, forget],
  );

  useEffect(() => {
    void load();
    const interval = setInterval(() => void load(), refreshMs);
    return () => {
      clearInterval(interval);
      clearTimeout(timer.current);
    };
  }, [load]);

  return { items, refresh, close, forget };
}
