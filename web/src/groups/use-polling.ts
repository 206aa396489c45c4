import { useEffect } from 'react';

/** Calls `load` at once, then again and again as long as somebody can see the page. */
export function usePolling(load: () => Promise<void>, everyMs: number): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void load();
    };
    void load();
    const interval = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(interval);
      document.removeEventListener('visibilitychange', look);
    };
  }, [load, everyMs]);
}
