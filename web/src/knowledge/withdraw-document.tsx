import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DocumentState } from '../api';
import { useText } from '../i18n/language';
import classes from './document.module.css';

interface WithdrawDocumentProps {
  state: DocumentState;
  busy: boolean;
  onChange: (kind: 'withdraw' | 'restore') => void;
}

/** Takes a document out of use, after a question, and back. */
export function WithdrawDocument({ state, busy, onChange }: WithdrawDocumentProps) {
  const text = useText();
  const words = text.knowledge;
  const [asking, setAsking] = useState(false);
  if (state === 'withdrawn' || state === 'removed') {
    return (
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          onClick={() => {
            onChange('restore');
          }}
          data-testid="restore"
        >
          {words.restore}
        </Button>
      </div>
    );
  }
  if (!asking) {
    return (
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          onClick={() => {
            setAsking(true);
          }}
          data-testid="withdraw-document"
        >
          {words.withdraw}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.ask} role="alert">
      <span>{words.withdrawAsk}</span>
      <div className={classes.buttons}>
        <Button
          color="red"
          size="xs"
          autoFocus
          disabled={busy}
          onClick={() => {
            setAsking(false);
            onChange('withdraw');
          }}
          data-testid="withdraw-document-sure"
        >
          {words.withdrawSure}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => {
            setAsking(false);
          }}
        >
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
