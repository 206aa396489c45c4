import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api, type DraftDecision, type ReviewRecord } from '../api';
import { SourceList } from '../chat/source-list';
import { FiguresView } from '../figures/figures-view';
import { useText } from '../i18n/language';
import { copyText } from '../ui/copy-text';
import { TextArea } from '../ui/text-area';
import { useDecision } from './use-decision';
import classes from './waiting-list.module.css';

interface DraftActionsProps {
  item: ReviewRecord;
  onSettled: (said: string) => void;
}

/** A draft that somebody sends from an account of their own, has the bot send, or drops. */
export function DraftActions({ item: { id, outcomeId, answer }, onSettled }: DraftActionsProps) {
  const { drafts, figures } = useText();
  const draft = useDraft(outcomeId, answer?.text ?? '');
  const [edited, setEdited] = useState<string | null>(null);
  const [copiedByHand, setCopiedByHand] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { busy, said, setSaid, decide } = useDecision(drafts.failed, onSettled);
  const text = edited ?? draft;
  const citations = answer?.citations ?? [];

  const settle = (decision: DraftDecision, done: string) =>
    decide(async () => ((await api.decideDraft(outcomeId, decision)).decided ? done : drafts.gone));
  const copy = async () => {
    if (!copiedByHand && field.current && !(await copyText(field.current))) {
      setCopiedByHand(true);
      setSaid(drafts.cannotCopy);
      return;
    }
    await settle({ decision: 'handed', text: text.trim() === draft.trim() ? null : text }, drafts.handed);
  };
  return (
    <div className={classes.decision}>
      <TextArea
        ref={field}
        label={drafts.label}
        note={drafts.note}
        value={text}
        disabled={busy}
        onChange={setEdited}
        testId="draft-text"
      />
      {answer?.figures && (
        <details className={classes.sources}>
          <summary>{figures.withFigures}</summary>
          <FiguresView figures={answer.figures} attachments={answer.attachments} />
        </details>
      )}
      {citations.length > 0 && (
        <details className={classes.sources}>
          <summary>{drafts.sources}</summary>
          <SourceList id={`draft-${id}`} citations={citations} pointed={null} />
        </details>
      )}
      <div className={classes.buttons}>
        <Button size="xs" disabled={busy || text.trim() === ''} onClick={() => void copy()} data-testid="draft-copy">
          {drafts.copy}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={busy}
          onClick={() => void settle({ decision: 'send' }, drafts.sent)}
          data-testid="draft-send"
        >
          {drafts.send}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          disabled={busy}
          onClick={() => void settle({ decision: 'drop' }, drafts.dropped)}
          data-testid="draft-drop"
        >
          {drafts.drop}
        </Button>
      </div>
      {edited !== null && text !== draft && said === null && <p className={classes.soft}>{drafts.changedNote}</p>}
      {said !== null && (
        <p className={classes.failed} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}

/** The draft as the bot would send it, with its sources in words; the bare answer until that is known. */
function useDraft(questionId: string, answer: string): string {
  const [draft, setDraft] = useState(answer);
  useEffect(() => {
    let current = true;
    api.draft(questionId).then(
      ({ text }) => {
        if (current) setDraft(text);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [questionId]);
  return draft;
}
