import { useSyncExternalStore } from 'react';

/** The places of the page; the address remembers which one. */
export type View = 'chat' | 'groups';

export const addressOf: Record<View, string> = { chat: '#chat', groups: '#groups' };

const read = (): View => (window.location.hash === addressOf.groups ? 'groups' : 'chat');

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
  };
}

export const useView = (): View => useSyncExternalStore(subscribe, read);
