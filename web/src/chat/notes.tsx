import { Button, CloseButton, Loader } from '@mantine/core';
import { useText } from '../i18n/language';
import classes from './notes.module.css';

export function NewConversationNote({ goBack, close }: { goBack: () => void; close: () => void }) {
  const text = useText();
  return (
    <div className={classes.note} role="status">
      <span>{text.newConversationStarted}</span>
      <Button variant="subtle" size="compact-sm" onClick={goBack}>
        {text.backToPrevious}
      </Button>
      <CloseButton size="sm" aria-label={text.close} onClick={close} />
    </div>
  );
}

export function ReconnectingNote() {
  const text = useText();
  return (
    <div className={`${classes.note} ${classes.warning}`} role="status" data-testid="reconnecting">
      <Loader size={14} color="currentColor" aria-hidden="true" />
      <span>{text.live.reconnecting}</span>
    </div>
  );
}

export function HistoryFailedNote({ retry }: { retry: () => void }) {
  const text = useText();
  return (
    <div className={`${classes.note} ${classes.warning}`} role="status">
      <span>{text.live.historyFailed}</span>
      <Button variant="subtle" size="compact-sm" color="gray" onClick={retry}>
        {text.retry}
      </Button>
    </div>
  );
}
