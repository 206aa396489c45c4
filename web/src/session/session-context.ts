import { createContext, use, useCallback } from 'react';
import { isUnauthorized } from '../api';

/** Called when the server no longer knows the page. */
export const ExpireContext = createContext<() => void>(() => undefined);

/** Hands a refused session to the token screen; true when the error was one. */
export function useExpiry(): (error: unknown) => boolean {
  const expire = use(ExpireContext);
  return useCallback(
    (error) => {
      if (!isUnauthorized(error)) return false;
      expire();
      return true;
    },
    [expire],
  );
}
