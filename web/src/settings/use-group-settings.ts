import { useCallback, useEffect, useState } from 'react';
import { api, type ConversationSettings, type GroupRef, type GroupSettings } from '../api';
import { useExpiry } from '../session/session-context';

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/** What the bot does in a group, and changing it; null until it is known. */
export function useGroupSettings({ channel, id }: GroupRef) {
  const [known, setKnown] = useState<GroupSettings | null>(null);
  const [failed, setFailed] = useState(false);
  const [save, setSave] = useState<SaveState>('idle');
  const expired = useExpiry();

  const load = useCallback(async () => {
    setFailed(false);
    try {
      setKnown(await api.groupSettings({ channel, id }));
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [channel, id, expired]);
  useEffect(() => {
    void load();
  }, [load]);

  const change = async (changes: Partial<ConversationSettings>) => {
    setSave('saving');
    try {
      setKnown(await api.changeGroupSettings({ channel, id }, changes));
      setSave('saved');
    } catch (error) {
      if (!expired(error)) setSave('failed');
    }
  };
  return { known, failed, load, save, change };
}
