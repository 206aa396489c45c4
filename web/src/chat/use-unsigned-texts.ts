import { useEffect, useState } from 'react';
import { api } from '../api';

/** How many emergency texts wait for a clinician's signature; 0 while that is not known. */
export function useUnsignedTexts(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let current = true;
    api.unsignedRedFlagTexts().then(
      (found) => {
        if (current) setCount(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return count;
}
