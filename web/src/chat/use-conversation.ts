import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { api, type Member } from '../api';
import { useExpiry } from '../session/session-context';
import { randomId } from '../ui/random-id';
import { conversationReducer, emptyConversation, shownMessages } from './conversation-state';
import { useLiveEvents } from './use-live-events';

export interface Utterance {
  member: Member;
  text: string;
  mentionsBot: boolean;
  /** Keys of pictures that were posted. */
  pictures?: readonly string[];
}

/** One conversation: its messages, kept up to date, and a way to speak in it. */
export function useConversation(assistant: string, conversation: string, onOutcome: () => void) {
  const [state, dispatch] = useReducer(conversationReducer, emptyConversation);
  const [historyFailed, setHistoryFailed] = useState(false);
  const expired = useExpiry();
  // A post that failed may have arrived all the same: said again, it goes under the same id.
  const unconfirmed = useRef<{ key: string; clientId: string } | null>(null);

  const refresh = useCallback(async () => {
    try {
      dispatch({ type: 'history', messages: await api.messages(conversation) });
      setHistoryFailed(false);
    } catch (error) {
      if (!expired(error)) setHistoryFailed(true);
    }
  }, [conversation, expired]);

  // Not only once the live connection stands: where something on the way holds it back, the chat is still readable.
  useEffect(() => {
    void refresh();
  }, [refresh]);

  const live = useLiveEvents(conversation, {
    onAction: (action) => {
      dispatch(action);
      if (action.type === 'outcome') onOutcome();
    },
    onOpen: () => void refresh(),
    onRefused: () => void refresh(),
  });

  const send = async ({ pictures = [], ...said }: Utterance): Promise<void> => {
    const utterance = { ...said, pictures };
    const key = JSON.stringify(utterance);
    if (unconfirmed.current?.key !== key) unconfirmed.current = { key, clientId: randomId() };
    const { clientId } = unconfirmed.current;
    try {
      const { messageId } = await api.send(conversation, { assistant, clientId, ...utterance });
      unconfirmed.current = null;
      const message = { id: messageId, ...utterance, sentAt: Date.now(), outcome: null };
      dispatch({ type: 'accepted', message });
    } catch (error) {
      expired(error);
      throw error;
    }
  };

  const messages = useMemo(() => shownMessages(state), [state]);
  return { messages, loaded: state.loaded, historyFailed, live, refresh, send };
}
