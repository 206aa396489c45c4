import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api';
import { useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import classes from './reply.module.css';

interface WithdrawButtonProps {
  questionId: string;
  onWithdrawn?: () => void;
}

/** Takes an answer out of its group; asks once more before, since nothing brings it back. */
export function WithdrawButton({ questionId, onWithdrawn }: WithdrawButtonProps) {
  const text = useText();
  const { reply } = text;
  const [step, setStep] = useState<'idle' | 'asking' | 'busy' | 'done'>('idle');
  const [said, setSaid] = useState<string | null>(null);
  const expired = useExpiry();

  const withdraw = async () => {
    setStep('busy');
    try {
      const { withdrawn } = await api.withdraw(questionId);
      setSaid(withdrawn ? reply.withdrawing : reply.nothingToWithdraw);
      setStep('done');
      onWithdrawn?.();
    } catch (error) {
      expired(error);
      setSaid(reply.withdrawFailed);
      setStep('idle');
    }
  };
  return (
    <>
      {step === 'idle' && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setSaid(null);
            setStep('asking');
          }}
          data-testid="withdraw"
        >
          {reply.withdraw}
        </Button>
      )}
      {(step === 'asking' || step === 'busy') && (
        <>
          <Button
            color="red"
            size="xs"
            autoFocus
            loading={step === 'busy'}
            onClick={() => void withdraw()}
            data-testid="withdraw-sure"
          >
            {reply.withdrawSure}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            disabled={step === 'busy'}
            onClick={() => {
              setStep('idle');
            }}
          >
            {text.cancel}
          </Button>
        </>
      )}
      <span className={classes.said} role="status">
        {said}
      </span>
    </>
  );
}
