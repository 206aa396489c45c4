import { useCallback, useEffect, useState } from 'react';
import { api, type PluginView } from '../api';

const refreshMs = 30_000;

/** The plugins of the configuration; what cannot be asked now is asked half a minute later. */
export function usePlugins() {
  const [plugins, setPlugins] = useState<readonly PluginView[]>([]);
  const load = useCallback(async () => {
    const found = await api.plugins().catch(() => null);
    if (found) setPlugins(found);
  }, []);
  useEffect(() => {
    void load();
    const interval = setInterval(() => void load(), refreshMs);
    return () => {
      clearInterval(interval);
    };
  }, [load]);
  return { plugins, load };
}
