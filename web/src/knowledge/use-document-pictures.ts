import { useCallback, useEffect, useState } from 'react';
import { type DocumentPictureReport, picturesApi } from '../pictures/pictures-api';
import { useExpiry } from '../session/session-context';

/** The figures of a document; null until they are known. @param version fetched again when it changes */
export function useDocumentPictures(id: string, version: number) {
  const [pictures, setPictures] = useState<readonly DocumentPictureReport[] | null>(null);
  const [failed, setFailed] = useState(false);
  const expired = useExpiry();

  const load = useCallback(async () => {
    setFailed(false);
    try {
      setPictures(await picturesApi.ofDocument(id));
    } catch (error) {
      if (!expired(error)) setFailed(true);
    }
  }, [id, expired]);
  useEffect(() => {
    void load();
  }, [load, version]);
  return { pictures, failed, load };
}
