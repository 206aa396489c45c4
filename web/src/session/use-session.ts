import { useCallback, useEffect, useState } from 'react';
import { api, isUnauthorized } from '../api';

export type SessionState = 'checking' | 'in' | 'out' | 'offline';

/** The token in a pasted link or in the page's own address, or the text itself. */
export function tokenOf(pasted: string): string {
  const found = /[?#&]token=([^&#\s]+)/.exec(pasted);
  return found?.[1] === undefined ? pasted.trim() : decodeURIComponent(found[1]);
}

/** Takes a token out of the page's address, so that it is not kept in the history. */
function takeTokenFromAddress(): string | null {
  const { href, pathname } = window.location;
  if (!/[?#&]token=/.test(href)) return null;
  window.history.replaceState(null, '', pathname);
  return tokenOf(href);
}

async function open(token: string | null): Promise<SessionState> {
  try {
    if (token !== null) await api.signIn(token).catch(() => undefined);
    await api.session();
    return 'in';
  } catch (error) {
    return isUnauthorized(error) ? 'out' : 'offline';
  }
}

export function useSession() {
  const [state, setState] = useState<SessionState>('checking');

  useEffect(() => {
    void open(takeTokenFromAddress()).then(setState);
  }, []);

  const retry = useCallback(() => {
    setState('checking');
    void open(null).then(setState);
  }, []);

  const signIn = useCallback(async (pasted: string) => {
    await api.signIn(tokenOf(pasted));
    setState('in');
  }, []);

  const expire = useCallback(() => {
    setState('out');
  }, []);

  return { state, retry, signIn, expire };
}
