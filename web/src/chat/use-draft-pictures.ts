import { useRef, useState } from 'react';
import { useText } from '../i18n/language';
import { picturesApi } from '../pictures/pictures-api';
import { randomId } from '../ui/random-id';
import { checkPicture, mostPictures } from './check-picture';
import { makePreview } from './make-preview';

export interface DraftPicture {
  id: string;
  file: File;
  /** Null while it is made, and where the browser cannot open the picture. */
  preview: string | null;
}

/** Pictures that go with the next message. */
export function useDraftPictures() {
  const text = useText();
  const [pictures, setPictures] = useState<readonly DraftPicture[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  // Sent again after a failure, they need not be posted again.
  const keys = useRef(new WeakMap<File, string>());

  const add = async (files: readonly File[]): Promise<void> => {
    const checked = files.map((file) => ({ file, problem: checkPicture(file, text) }));
    const fit = checked.filter((one) => one.problem === null).slice(0, mostPictures - pictures.length);
    const added = fit.map(({ file }) => ({ id: randomId(), file, preview: null }));
    const refused = checked.find((one) => one.problem !== null);
    const isOver = checked.length > fit.length && !refused;
    setProblem(refused?.problem ?? (isOver ? text.pictures.tooMany : null));
    setPictures((current) => [...current, ...added].slice(0, mostPictures));
    for (const { id, file } of added) {
      const preview = await makePreview(file);
      setPictures((current) => current.map((one) => (one.id === id ? { ...one, preview } : one)));
    }
  };
  const remove = (id: string) => {
    setProblem(null);
    setPictures((current) => current.filter((one) => one.id !== id));
  };
  const clear = () => {
    setProblem(null);
    setPictures([]);
  };
  /** Resolves to their keys, in their order. Rejects with an `ApiError`. */
  const post = (): Promise<string[]> =>
    Promise.all(
      pictures.map(async ({ file }) => {
        const key = keys.current.get(file) ?? (await picturesApi.post(file)).key;
        keys.current.set(file, key);
        return key;
      }),
    );
  return { pictures, problem, add, remove, clear, post };
}
