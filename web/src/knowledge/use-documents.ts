import { useCallback, useState } from 'react';
import { api, type DocumentPage, type DocumentState } from '../api';
import { usePolling } from '../groups/use-polling';
import { useExpiry } from '../session/session-context';

const refreshMs = 5_000;
export const documentsOnPage = 50;

export interface DocumentFilter {
  /** Empty: all that are there. */
  state: DocumentState | '';
  search: string;
  offset: number;
}

/** A page of an assistant's documents, kept up to date; null until it is known. */
export function useDocuments(assistant: string, { state, search, offset }: DocumentFilter) {
  const [page, setPage] = useState<DocumentPage | null>(null);
  const [failed, setFailed] = useState(false);
  const expired = useExpiry();

  const load = useCallback(async () => {
    try {
      setPage(await api.documents(assistant, { state, search, offset, limit: documentsOnPage }));
      setFailed(false);
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [assistant, state, search, offset, expired]);
  usePolling(load, refreshMs);
  return { page, failed, load };
}
