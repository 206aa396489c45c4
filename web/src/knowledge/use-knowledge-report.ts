import { useCallback, useState } from 'react';
import { api, type KnowledgeReport } from '../api';
import { usePolling } from '../groups/use-polling';
import { useExpiry } from '../session/session-context';

const refreshMs = 2_000;

/** What the files gave and how the index by meaning does; null until it is known. */
export function useKnowledgeReport() {
  const [report, setReport] = useState<KnowledgeReport | null>(null);
  const expired = useExpiry();

  const load = useCallback(async () => {
    try {
      setReport(await api.knowledge());
    } catch (error) {
      // The list beside it says that the server is away.
      expired(error);
    }
  }, [expired]);
  usePolling(load, refreshMs);
  return { report, load };
}
