import { useState } from 'react';
import { useExpiry } from '../session/session-context';

/** One decision at a time; `said` is what went wrong. An action answers what to say of its success, or null when it has not ended. */
export function useDecision(failed: string, onSettled: (said: string) => void) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const expired = useExpiry();

  const decide = async (
    action: () => Promise<string | null>,
    describe: (error: unknown) => string | null = () => null,
  ) => {
    setBusy(true);
    setSaid(null);
    try {
      const done = await action();
      if (done !== null) {
        onSettled(done);
        return;
      }
    } catch (error) {
      if (!expired(error)) setSaid(describe(error) ?? failed);
    }
    setBusy(false);
  };
  return { busy, said, setSaid, decide };
}
