import { useEffect, useState } from 'react';
import { api, type AlarmView } from '../api';
import { useExpiry } from '../session/session-context';

/** Emergencies, open ones first; read anew when what waits changes. Empty while they are not known. */
export function useAlarms(waiting: readonly unknown[]): readonly AlarmView[] {
  const [alarms, setAlarms] = useState<readonly AlarmView[]>([]);
  const expired = useExpiry();
  useEffect(() => {
    let isOver = false;
    api.alarms().then(
      (found) => {
        if (!isOver) setAlarms(found);
      },
      (error: unknown) => {
        expired(error);
      },
    );
    return () => {
      isOver = true;
    };
  }, [waiting, expired]);
  return alarms;
}
