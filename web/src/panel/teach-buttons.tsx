import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type Explanation, type ListedQuestion, type QuestionListKind } from '../api';
import { useLanguage } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { describeError } from '../ui/describe-error';
import { Section } from './section';
import classes from './teach-buttons.module.css';

interface TeachButtonsProps {
  explanation: Explanation;
  /** Says the message once more; absent where it was said in another conversation. */
  sayAgain: (() => Promise<void>) | undefined;
}

/** Puts the message on a list, so that its kind is answered or ignored from now on. */
export function TeachButtons({ explanation, sayAgain }: TeachButtonsProps) {
  const { language, text } = useLanguage();
  const expired = useExpiry();
  const [added, setAdded] = useState<ListedQuestion | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { question, verdict } = explanation.outcome.trace;
  const words = text.teach;
  const listed = verdict?.reason === 'listed-good' ? 'good' : verdict?.reason === 'listed-bad' ? 'bad' : null;
  const onList = added?.kind ?? listed;

  const attempt = async (action: () => Promise<string | null>) => {
    setBusy(true);
    try {
      setSaid(await action());
    } catch (error) {
      if (!expired(error)) setSaid(describeError(error, language, text));
    } finally {
      setBusy(false);
    }
  };
  const add = (kind: QuestionListKind) =>
    attempt(async () => {
      setAdded(await api.addQuestion(explanation.assistant, kind, question.text));
      return kind === 'good' ? words.addedGood : words.addedBad;
    });
  const undo = () =>
    attempt(async () => {
      if (added) await api.removeQuestion(added.id);
      setAdded(null);
      return words.removed;
    });
  const again = () =>
    attempt(async () => {
      await sayAgain?.();
      return said;
    });

  const button = (kind: QuestionListKind, label: string, labelOnList: string) => (
    <Button
      variant="default"
      size="xs"
      disabled={busy || onList !== null || question.text.trim() === ''}
      onClick={() => void add(kind)}
      data-testid={`teach-${kind}`}
    >
      {onList === kind ? labelOnList : label}
    </Button>
  );

  return (
    <Section title={words.title} note={words.note}>
      <div className={classes.buttons}>
        {button('good', words.good, words.inGood)}
        {button('bad', words.bad, words.inBad)}
      </div>
      <div className={classes.said} role="status" data-testid="teach-status">
        {said !== null && <span>{said}</span>}
        {added && (
          <>
            {sayAgain && (
              <Button variant="subtle" size="compact-sm" disabled={busy} onClick={() => void again()}>
                {words.again}
              </Button>
            )}
            <Button variant="subtle" color="gray" size="compact-sm" disabled={busy} onClick={() => void undo()}>
              {text.undo}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}
