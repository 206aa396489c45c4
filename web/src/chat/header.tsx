import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Assistant } from '../api';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import { LanguageSwitch } from '../ui/language-switch';
import { Logo } from '../ui/logo';
import { SchemeSwitch } from '../ui/scheme-switch';
import type { View } from '../ui/use-view';
import { ViewTabs } from '../ui/view-tabs';
import classes from './header.module.css';

interface HeaderProps {
  view: View;
  /** The places that there are. */
  views: readonly View[];
  assistants: readonly Assistant[];
  assistant: string;
  onAssistant: (name: string) => void;
  onNewConversation: () => void;
  waiting: ReactNode;
}

export function Header({ view, views, assistants, assistant, onAssistant, onNewConversation, waiting }: HeaderProps) {
  const text = useText();
  return (
    <header className={classes.header}>
      {view === 'chat' && (
        <a className={classes.skip} href="#composer">
          {text.skipToComposer}
        </a>
      )}
      <div className={classes.brand}>
        <Logo size={30} />
        <div className={classes.words}>
          <h1 className={classes.name}>Fennelbean</h1>
          <div className={classes.tagline}>{text.tagline}</div>
        </div>
      </div>
      <div className={classes.tabs}>
        <ViewTabs view={view} views={views} />
      </div>
      {view === 'chat' && (
        <div className={classes.choice}>
          <NativeSelect
            aria-label={text.assistant}
            size="sm"
            className={classes.select}
            value={assistant}
            onChange={(event) => {
              onAssistant(event.currentTarget.value);
            }}
            data={assistants.map(({ name, title }) => ({ value: name, label: title }))}
            data-testid="assistant-select"
          />
          <Button
            variant="default"
            size="sm"
            px="sm"
            leftSection={<Icon name="plus" size={16} />}
            onClick={onNewConversation}
            data-testid="new-conversation"
          >
            {text.newConversation}
          </Button>
        </div>
      )}
      <div className={classes.settings}>
        {waiting}
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
    </header>
  );
}
