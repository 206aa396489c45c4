import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReviewKind, ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { WithdrawButton } from '../reply/withdraw-button';
import { withdrawableOn } from '../reply/withdrawable';
import classes from './waiting-list.module.css';

/** Of these the group saw an answer, or may have. */
const shown: readonly ReviewKind[] = ['report', 'uncertain-send', 'failed-recall'];
/** Enough of the question to tell its button from the others. */
const labelCharacters = 40;

interface WaitingActionsProps {
  item: ReviewRecord;
  close: (id: string) => Promise<void>;
}

export function WaitingActions({ item, close }: WaitingActionsProps) {
  const { waiting } = useText();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const done = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await close(item.id);
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  const isEmergency = item.kind === 'emergency';
  const canWithdraw = shown.includes(item.kind) && item.answer !== null && withdrawableOn(item.conversation.channel);
  return (
    <div className={classes.actions}>
      <Button
        variant={isEmergency ? 'filled' : 'default'}
        {...(isEmergency && { color: 'red' })}
        size="xs"
        loading={busy}
        aria-label={(isEmergency ? waiting.acknowledgeLabel : waiting.doneLabel)(item.text.slice(0, labelCharacters))}
        onClick={() => void done()}
        data-testid="waiting-done"
      >
        {isEmergency ? waiting.acknowledge : waiting.done}
      </Button>
      {canWithdraw && <WithdrawButton questionId={item.outcomeId} />}
      {failed && (
        <span className={classes.failed} role="alert">
          {waiting.notClosed}
        </span>
      )}
    </div>
  );
}
