import { useEffect, useState } from 'react';
import { randomId } from '../ui/random-id';
import { useStored } from '../ui/use-stored';

/** The conversation that this browser has with an assistant, remembered; a new one can be begun, and left again. */
export function useConversationId(assistant: string) {
  const [id, store] = useStored(`fennelbean.conversation.${assistant}`, randomId);
  const [previous, setPrevious] = useState<string | null>(null);

  useEffect(() => {
    store(id);
  }, [id, store]);

  return {
    id,
    canGoBack: previous !== null,
    begin: () => {
      setPrevious(id);
      store(randomId());
    },
    goBack: () => {
      if (previous !== null) store(previous);
      setPrevious(null);
    },
    forgetPrevious: () => {
      setPrevious(null);
    },
  };
}
