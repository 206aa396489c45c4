import { useState } from 'react';
import type { Assistant } from '../api';
import { ChannelBanner } from '../channels/channel-banner';
import { LoginBanner } from '../channels/login-banner';
import { DataSources } from '../data/data-sources';
import { Groups } from '../groups/groups';
import { Knowledge } from '../knowledge/knowledge';
import { Models } from '../models/models';
import { Plugins } from '../plugins/plugins';
import { usePlugins } from '../plugins/use-plugins';
import { useStored } from '../ui/use-stored';
import { useView, views } from '../ui/use-view';
import { useWaiting } from '../waiting/use-waiting';
import { Waiting } from '../waiting/waiting';
import classes from './chat-page.module.css';
import { Conversation } from './conversation';
import { Header } from './header';
import { NewConversationNote } from './notes';
import { useConversationId } from './use-conversation-id';

export function ChatPage({ assistants }: { assistants: readonly Assistant[] }) {
  const [chosen, choose] = useStored('fennelbean.assistant', () => assistants[0]?.name ?? '');
  const assistant = assistants.find(({ name }) => name === chosen) ?? assistants[0];
  const name = assistant?.name ?? '';
  const conversation = useConversationId(name);
  const [noted, setNoted] = useState(false);
  const waiting = useWaiting();
  const view = useView();
  const { plugins, load } = usePlugins();
  const hasPlugins = plugins.length > 0 || view === 'plugins';

  return (
    <div className={classes.page}>
      <Header
        view={view}
        views={hasPlugins ? views : views.filter((one) => one !== 'plugins')}
        assistants={assistants}
        assistant={name}
        onAssistant={(next) => {
          conversation.forgetPrevious();
          setNoted(false);
          choose(next);
        }}
        onNewConversation={() => {
          conversation.begin();
          setNoted(true);
        }}
        waiting={
          <Waiting items={waiting.items} assistants={assistants} close={waiting.close} forget={waiting.forget} />
        }
      />
      <LoginBanner />
      <ChannelBanner />
      {view === 'chat' && noted && conversation.canGoBack && (
        <NewConversationNote
          goBack={conversation.goBack}
          close={() => {
            setNoted(false);
          }}
        />
      )}
      {view === 'groups' && <Groups assistants={assistants} waiting={waiting.items} onLook={waiting.refresh} />}
      {view === 'plugins' && <Plugins plugins={plugins} reload={load} />}
      {view === 'data' && <DataSources assistants={assistants} />}
      {view === 'models' && <Models assistants={assistants} />}
      {view === 'knowledge' && <Knowledge assistants={assistants} />}
      {view === 'chat' && (
        <Conversation
          key={conversation.id}
          assistant={name}
          conversation={conversation.id}
          onOutcome={waiting.refresh}
        />
      )}
    </div>
  );
}
