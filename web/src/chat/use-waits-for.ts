import { useEffect, useState } from 'react';
import type { WaitsFor } from '../api';
import type { ShownMessage } from './conversation-state';

/** The simulator waits so long at most for a member's next message. */
const burstMs = 3_000;

/** What a pending message waits for; null when it is being worked on or done. Where the server does not tell, by the time. */
export function useWaitsFor({ message, outcome, lastSaidAt, wantsQuestion }: ShownMessage): WaitsFor | null {
  const isPending = outcome === null && !message.reason;
  const told = message.waitsFor;
  // Clocks differ: it is never taken for longer than the pause itself.
  const left = Math.min(burstMs, lastSaidAt + burstMs - Date.now());
  const [overFor, setOverFor] = useState<number | null>(null);

  useEffect(() => {
    if (!isPending || told !== undefined) return;
    const timer = setTimeout(
      () => {
        setOverFor(lastSaidAt);
      },
      Math.max(0, Math.min(burstMs, lastSaidAt + burstMs - Date.now())),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [isPending, told, lastSaidAt]);

  if (!isPending) return null;
  if (told !== undefined) return told;
  if (wantsQuestion) return 'question';
  return overFor === lastSaidAt || left <= 0 ? null : 'more';
}
