import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { isUnauthorized } from '../api';
import { useLanguage } from '../i18n/language';
import { describeError } from '../ui/describe-error';
import { GateScreen } from './gate-screen';
import classes from './gate-screen.module.css';

export function TokenScreen({ signIn }: { signIn: (pasted: string) => Promise<void> }) {
  const { language, text } = useLanguage();
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pasted.trim() === '') return;
    setBusy(true);
    try {
      await signIn(pasted);
    } catch (error) {
      setProblem(isUnauthorized(error) ? text.session.wrong : describeError(error, language, text));
      setBusy(false);
    }
  };

  return (
    <GateScreen title={text.session.title}>
      <p>{text.session.lead}</p>
      <p>{text.session.where}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="token-form">
        <TextInput
          label={text.session.field}
          value={pasted}
          onChange={(event) => {
            setPasted(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          data-testid="token-input"
        />
        <Button type="submit" loading={busy} disabled={pasted.trim() === ''}>
          {text.session.enter}
        </Button>
      </form>
    </GateScreen>
  );
}
