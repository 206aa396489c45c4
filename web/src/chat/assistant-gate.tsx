import { Button, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { api, type Assistant } from '../api';
import { useLanguage } from '../i18n/language';
import { GateScreen } from '../session/gate-screen';
import { useExpiry } from '../session/session-context';
import { describeError } from '../ui/describe-error';
import { ChatPage } from './chat-page';
import classes from '../app.module.css';

/** Fetches the assistants; the chat needs at least one. */
export function AssistantGate() {
  const { language, text } = useLanguage();
  const [assistants, setAssistants] = useState<Assistant[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const expired = useExpiry();

  const load = useCallback(async () => {
    setProblem(null);
    try {
      setAssistants(await api.assistants());
    } catch (error) {
      if (!expired(error)) setProblem(error);
    }
  }, [expired]);

  useEffect(() => {
    void load();
  }, [load]);

  if (assistants?.[0]) return <ChatPage assistants={assistants} />;
  if (problem === null && assistants === null) {
    return (
      <main className={classes.waiting} aria-busy="true">
        <Loader size="sm" aria-label={text.loading} />
      </main>
    );
  }
  const title = problem === null ? text.noAssistants : describeError(problem, language, text);
  return (
    <GateScreen title={title}>
      <p />
      <Button onClick={() => void load()}>{text.retry}</Button>
    </GateScreen>
  );
}
