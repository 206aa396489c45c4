import { useCallback, useEffect, useState } from 'react';
import { api, type LoginView } from '../api';

const refreshMs = 30_000;
/** A code is renewed every minute or so, and whoever scans it wants to see that it worked. */
const scanMs = 2_000;

/** The accounts that a person logs in to; what cannot be asked now is asked later. */
export function useLogins() {
  const [logins, setLogins] = useState<readonly LoginView[]>([]);
  const isWaiting = logins.some(({ state }) => state === 'waiting-for-scan');

  const load = useCallback(async () => {
    const found = await api.logins().catch(() => null);
    if (found) setLogins(found);
  }, []);
  useEffect(() => {
    void load();
    const interval = setInterval(() => void load(), isWaiting ? scanMs : refreshMs);
    return () => {
      clearInterval(interval);
    };
  }, [load, isWaiting]);
  return { logins, load };
}
