import { useCallback, useState } from 'react';
import { api, type OriginsReport } from '../api';
import { usePolling } from '../groups/use-polling';
import { useExpiry } from '../session/session-context';

const refreshMs = 3_000;

/** Where documents come from beside the folder; null until it is known. */
export function useOrigins() {
  const [report, setReport] = useState<OriginsReport | null>(null);
  const expired = useExpiry();

  const load = useCallback(async () => {
    try {
      setReport(await api.origins());
    } catch (error) {
      // The list beside it says that the server is away.
      expired(error);
    }
  }, [expired]);
  usePolling(load, refreshMs);
  return { report, load };
}
