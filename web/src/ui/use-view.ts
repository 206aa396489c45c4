import { useSyncExternalStore } from 'react';

/** The places of the page; the address remembers which one. */
export type View = 'chat' | 'groups' | 'knowledge' | 'data' | 'models' | 'plugins';

export const addressOf: Record<View, string> = {
  chat: '#chat',
  groups: '#groups',
  knowledge: '#knowledge',
  data: '#data',
  models: '#models',
  plugins: '#plugins',
};

export const views: readonly View[] = ['chat', 'groups', 'knowledge', 'data', 'models', 'plugins'];

const read = (): View => views.find((view) => window.location.hash === addressOf[view]) ?? 'chat';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
  };
}

export const useView = (): View => useSyncExternalStore(subscribe, read);
