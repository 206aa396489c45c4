import { useRef, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { WhyPanel } from '../panel/why-panel';
import { useStored } from '../ui/use-stored';
import { Composer } from './composer';
import classes from './conversation.module.css';
import { defaultMembers } from './members';
import { MessageList } from './message-list';
import { HistoryFailedNote, ReconnectingNote } from './notes';
import { Starters } from './starters-view';
import { useConversation } from './use-conversation';

interface ConversationProps {
  assistant: string;
  conversation: string;
  /** It became known what came of a message. */
  onOutcome: () => void;
}

export function Conversation({ assistant, conversation, onOutcome }: ConversationProps) {
  const { language, text } = useLanguage();
  const { messages, loaded, historyFailed, live, refresh, send } = useConversation(assistant, conversation, onOutcome);
  const [members, setMembers] = useStored(`fennelbean.members.${assistant}`, () => defaultMembers(assistant, language));
  const [speaker, setSpeaker] = useState(members[0]?.id ?? '');
  const [selected, setSelected] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const explained = messages.find(({ message }) => message.id === selected) ?? null;
  const close = () => {
    setSelected(null);
    const button = list.current?.querySelector<HTMLButtonElement>(`[data-status-of="${CSS.escape(selected ?? '')}"]`);
    button?.focus();
  };

  return (
    <div className={classes.columns}>
      <main className={classes.chat}>
        {live === 'reconnecting' && <ReconnectingNote />}
        {historyFailed && live === 'live' && <HistoryFailedNote retry={() => void refresh()} />}
        <MessageList
          ref={list}
          label={text.conversationLabel}
          messages={messages}
          selected={selected}
          onSelect={setSelected}
          empty={loaded ? <Starters assistant={assistant} members={members} send={send} /> : null}
        />
        <Composer
          conversation={conversation}
          members={members}
          onMembers={setMembers}
          speaker={speaker}
          onSpeaker={setSpeaker}
          send={send}
        />
      </main>
      <WhyPanel shown={explained} onClose={close} send={send} />
    </div>
  );
}
