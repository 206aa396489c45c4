import { useCallback, useState } from 'react';
import { api, type DataSourceReport } from '../api';
import { usePolling } from '../groups/use-polling';
import { useExpiry } from '../session/session-context';

/** Each time the databases themselves are asked. */
const refreshMs = 60_000;

/** The data sources, kept up to date; null until they are known. */
export function useDataSources() {
  const [sources, setSources] = useState<readonly DataSourceReport[] | null>(null);
  const [failed, setFailed] = useState(false);
  const expired = useExpiry();
  const load = useCallback(async () => {
    try {
      setSources(await api.dataSources());
      setFailed(false);
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [expired]);
  usePolling(load, refreshMs);
  return { sources, failed };
}
