import { useState } from 'react';
import { type AddFileResult, api } from '../api';
import { useExpiry } from '../session/session-context';

type UploadResult = AddFileResult | { status: 'failed'; problems: [] };

export interface Upload {
  name: string;
  /** Null while it is under way. */
  result: UploadResult | null;
}

/** Uploads files one after the other. */
export function useUploads(onAdded: () => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const expired = useExpiry();

  const send = async (file: File, to: { base: string; replace: boolean }): Promise<UploadResult> => {
    try {
      return await api.addFile(to.base, file, to.replace);
    } catch (error) {
      expired(error);
      return { status: 'failed', problems: [] };
    }
  };
  const add = async (files: readonly File[], to: { base: string; replace: boolean }) => {
    setUploads(files.map(({ name }) => ({ name, result: null })));
    for (const file of files) {
      const result = await send(file, to);
      setUploads((known) => known.map((upload) => (upload.name === file.name ? { ...upload, result } : upload)));
      if (result.status === 'added') onAdded();
    }
  };
  return { uploads, busy: uploads.some(({ result }) => result === null), add };
}
