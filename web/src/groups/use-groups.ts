import { useCallback, useState } from 'react';
import { api, type GroupReport } from '../api';
import { useExpiry } from '../session/session-context';
import { usePolling } from './use-polling';

/** The server counts all stored messages for it. */
const refreshMs = 10_000;

/** The groups of every channel, those with the newest messages first; null until they are known. `onLook`: they are looked at again. */
export function useGroups(onLook: () => void) {
  const [groups, setGroups] = useState<readonly GroupReport[] | null>(null);
  const [failed, setFailed] = useState(false);
  const expired = useExpiry();

  const load = useCallback(async () => {
    onLook();
    try {
      setGroups(await api.groups());
      setFailed(false);
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [expired, onLook]);
  usePolling(load, refreshMs);
  return { groups, failed };
}
