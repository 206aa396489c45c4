import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { api, ApiError, type BaseChoice, isNotFound, type ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { TextArea } from '../ui/text-area';
import { useDecision } from './use-decision';
import classes from './waiting-list.module.css';

interface PairActionsProps {
  item: ReviewRecord;
  onSettled: (said: string) => void;
}

/** A member's answer that may become an approved one, as it is or edited. */
export function PairActions({ item, onSettled }: PairActionsProps) {
  const { pairs } = useText();
  const complete = useCompleteQuestion(item);
  const [edited, setEdited] = useState<string | null>(null);
  const bases = useBases(item.id);
  const [knowledgeBase, setKnowledgeBase] = useState<string | undefined>(undefined);
  const [answer, setAnswer] = useState(item.detail ?? '');
  const { busy, said, decide } = useDecision(pairs.failed, onSettled);
  const question = edited ?? complete;

  const describe = (error: unknown): string | null =>
    error instanceof ApiError && error.status === 400 ? pairs.noKnowledge : null;
  const end = (action: () => Promise<undefined>, done: string) =>
    decide(async () => {
      try {
        await action();
        return done;
      } catch (error) {
        if (isNotFound(error)) return pairs.gone;
        throw error;
      }
    }, describe);
  const approve = () =>
    api.approvePair(item.id, { question, answer, ...(knowledgeBase !== undefined && { knowledgeBase }) });
  const incomplete = question.trim() === '' || answer.trim() === '';
  return (
    <div className={classes.decision}>
      <TextArea label={pairs.question} value={question} disabled={busy} onChange={setEdited} testId="pair-question" />
      <TextArea label={pairs.answer} value={answer} disabled={busy} onChange={setAnswer} testId="pair-answer" />
      {bases.length > 1 && (
        <NativeSelect
          label={pairs.knowledgeBase}
          labelProps={{ className: classes.label, fw: 400 }}
          size="sm"
          value={knowledgeBase ?? bases[0]?.name}
          disabled={busy}
          onChange={(event) => {
            setKnowledgeBase(event.currentTarget.value);
          }}
          data={bases.map(({ name, title }) => ({ value: name, label: title }))}
          data-testid="pair-base"
        />
      )}
      <div className={classes.buttons}>
        <Button
          size="xs"
          disabled={busy || incomplete}
          onClick={() => void end(approve, pairs.approved)}
          data-testid="pair-approve"
        >
          {pairs.approve}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          onClick={() => void end(() => api.closeReviewItem(item.id), pairs.ignored)}
          data-testid="pair-ignore"
        >
          {pairs.ignore}
        </Button>
      </div>
      {said !== null && (
        <p className={classes.failed} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}

/** Where the pair can be put; empty as long as that is not known: it then goes to the first. */
function useBases(item: string): readonly BaseChoice[] {
  const [bases, setBases] = useState<readonly BaseChoice[]>([]);
  useEffect(() => {
    let current = true;
    api.basesForPair(item).then(
      (all) => {
        if (current) setBases(all);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [item]);
  return bases;
}

/** What was asked, completed where it leant on the talk before. */
function useCompleteQuestion({ messageId, text }: ReviewRecord): string {
  const [question, setQuestion] = useState(text.trim());
  useEffect(() => {
    let current = true;
    api.explanation(messageId).then(
      ({ outcome }) => {
        const { rewritten } = outcome.trace.question;
        if (current && rewritten != null) setQuestion(rewritten);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [messageId]);
  return question;
}
