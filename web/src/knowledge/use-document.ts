import { useCallback, useEffect, useState } from 'react';
import { api, ApiError, type DocumentReport } from '../api';
import { useExpiry } from '../session/session-context';

/** `detail`: the field that was wrong. */
export type SaveState = { step: 'idle' | 'saving' | 'saved' } | { step: 'failed'; detail: string | null };

/** A document with its versions, and changing it; null until it is known. */
export function useDocument(assistant: string, id: string, onChanged: () => void) {
  const [report, setReport] = useState<DocumentReport | null>(null);
  const [failed, setFailed] = useState(false);
  const [save, setSave] = useState<SaveState>({ step: 'idle' });
  const expired = useExpiry();

  const load = useCallback(async () => {
    setFailed(false);
    try {
      setReport(await api.document(assistant, id));
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [assistant, id, expired]);
  useEffect(() => {
    void load();
  }, [load]);

  const change = async (work: () => Promise<DocumentReport>) => {
    setSave({ step: 'saving' });
    try {
      setReport(await work());
      setSave({ step: 'saved' });
      onChanged();
    } catch (error) {
      if (!expired(error)) setSave({ step: 'failed', detail: error instanceof ApiError ? error.detail : null });
    }
  };
  return { report, failed, load, save, change };
}
