import { Loader } from '@mantine/core';
import { AssistantGate } from './chat/assistant-gate';
import { OfflineScreen } from './session/offline-screen';
import { ExpireContext } from './session/session-context';
import { TokenScreen } from './session/token-screen';
import { useSession } from './session/use-session';
import { useText } from './i18n/language';
import classes from './app.module.css';

export function App() {
  const text = useText();
  const { state, retry, signIn, expire } = useSession();
  if (state === 'out') return <TokenScreen signIn={signIn} />;
  if (state === 'offline') return <OfflineScreen retry={retry} />;
  if (state === 'checking') {
    return (
      <main className={classes.waiting} aria-busy="true">
        <Loader size="sm" aria-label={text.loading} />
      </main>
    );
  }
  return (
    <ExpireContext value={expire}>
      <AssistantGate />
    </ExpireContext>
  );
}
