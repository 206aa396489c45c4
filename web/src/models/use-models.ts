import { useCallback, useState } from 'react';
import { api, type ModelReport } from '../api';
import { usePolling } from '../groups/use-polling';
import { useExpiry } from '../session/session-context';

const refreshMs = 15_000;

/** How the models do and what was used today, kept up to date; null until it is known. */
export function useModels() {
  const [report, setReport] = useState<ModelReport | null>(null);
  const [failed, setFailed] = useState(false);
  const expired = useExpiry();
  const load = useCallback(async () => {
    try {
      setReport(await api.models());
      setFailed(false);
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [expired]);
  usePolling(load, refreshMs);
  return { report, failed };
}
