import { useEffect, useEffectEvent, useState } from 'react';
import { api, type MessageView, type OutcomeEvent, type ReplyEvent } from '../api';
import type { ConversationAction } from './conversation-state';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

const firstRetryMs = 1_000;
const longestRetryMs = 15_000;

function parse(name: string, data: string): ConversationAction | null {
  try {
    const value: unknown = JSON.parse(data);
    if (name === 'message') return { type: 'message', message: value as MessageView };
    if (name === 'outcome') return { type: 'outcome', event: value as OutcomeEvent };
    return { type: 'reply', event: value as ReplyEvent };
  } catch {
    return null;
  }
}

interface LiveHandlers {
  onAction: (action: ConversationAction) => void;
  /** Connected, for the first time or again: whatever was missed is to be fetched. */
  onOpen: () => void;
  /** The server refused the stream; the reason shows on the next ordinary request. */
  onRefused: () => void;
}

/** Follows a conversation. The browser reconnects after a broken line by itself, but not after a refusal; this does. */
export function useLiveEvents(conversation: string, handlers: LiveHandlers): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const onAction = useEffectEvent(handlers.onAction);
  const onOpen = useEffectEvent(handlers.onOpen);
  const onRefused = useEffectEvent(handlers.onRefused);

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let retryMs = firstRetryMs;

    const connect = () => {
      const stream = new EventSource(api.eventsUrl(conversation));
      source = stream;
      stream.onopen = () => {
        retryMs = firstRetryMs;
        setState('live');
        onOpen();
      };
      stream.onerror = () => {
        setState('reconnecting');
        if (stream.readyState !== EventSource.CLOSED) return;
        onRefused();
        timer = setTimeout(connect, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      };
      for (const name of ['message', 'outcome', 'reply']) {
        stream.addEventListener(name, (event: MessageEvent<string>) => {
          const action = parse(name, event.data);
          if (action) onAction(action);
        });
      }
    };

    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [conversation]);

  return state;
}
