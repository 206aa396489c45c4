import { useCallback, useMemo, useState } from 'react';
import { api, type GroupMessage } from '../api';
import { conversationReducer, emptyConversation, shownMessages } from '../chat/conversation-state';
import { useExpiry } from '../session/session-context';
import { usePolling } from './use-polling';

const refreshMs = 4_000;

type Messages = readonly GroupMessage[];

/** What is new behind what is known; alone where the two do not meet, because too much came in between. */
function joined(known: Messages, newest: Messages): Messages {
  const ids = new Set(newest.map(({ id }) => id));
  const earlier = known.filter(({ id }) => !ids.has(id));
  return earlier.length < known.length ? [...earlier, ...newest] : newest;
}

/** The messages of a group, kept up to date, and the way to earlier ones. */
export function useGroupMessages(channel: string, id: string) {
  const [messages, setMessages] = useState<Messages | null>(null);
  const [failed, setFailed] = useState(false);
  const [atStart, setAtStart] = useState(false);
  const expired = useExpiry();

  const attempt = useCallback(
    async (load: () => Promise<void>) => {
      try {
        await load();
        setFailed(false);
      } catch (error) {
        if (!expired(error)) setFailed(true);
      }
    },
    [expired],
  );
  const refresh = useCallback(
    () =>
      attempt(async () => {
        const newest = await api.groupMessages({ channel, id });
        setMessages((known) => joined(known ?? [], newest));
      }),
    [attempt, channel, id],
  );
  usePolling(refresh, refreshMs);

  const oldest = messages?.[0]?.id;
  const loadEarlier = () =>
    attempt(async () => {
      const earlier = await api.groupMessages({ channel, id }, oldest);
      setAtStart(earlier.length === 0);
      // In the meantime the known ones may have been replaced.
      setMessages((known) => (known?.[0]?.id === oldest ? [...earlier, ...(known ?? [])] : known));
    });

  const shown = useMemo(
    () => shownMessages(conversationReducer(emptyConversation, { type: 'history', messages: messages ?? [] })),
    [messages],
  );
  return { shown, loaded: messages !== null, failed, atStart, loadEarlier };
}
