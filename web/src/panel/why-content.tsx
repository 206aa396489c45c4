import { ActionIcon, Button, CloseButton, Loader } from '@mantine/core';
import type { MessageView, OutcomeView } from '../api';
import { staffState } from '../chat/status-line';
import { useText } from '../i18n/language';
import { ReplySection } from '../reply/reply-section';
import { Icon } from '../ui/icon';
import { EvidenceList } from './evidence-list';
import { NearestQuestions } from './nearest-questions';
import { PreprocessSection } from './preprocess-section';
import { ScoreSection } from './score-section';
import { TeachButtons } from './teach-buttons';
import { Timings } from './timings';
import { useExplanation } from './use-explanation';
import { WriterNote } from './writer-note';
import classes from './why-content.module.css';

interface WhyContentProps {
  message: Pick<MessageView, 'id' | 'member' | 'text' | 'reason' | 'parts'>;
  /** Null while the message is being worked on; absent where only the explanation tells it. */
  outcome?: OutcomeView | null;
  /** Where it was said, when that is not the conversation beside it. */
  place?: string;
  onClose: () => void;
  /** To the list that the message was chosen from. */
  back?: { label: string; go: () => void };
  sayAgain?: () => Promise<void>;
}

/** Four lines hold less than this. */
const longestQuote = 400;

export function WhyContent({ message, outcome, place, onClose, back, sayAgain }: WhyContentProps) {
  const text = useText();
  const { result, retry } = useExplanation(message.id, outcome !== null);
  const staff = staffState(message);
  const known = outcome ?? (result.state === 'ready' ? result.explanation.outcome : null);

  return (
    <div className={classes.content}>
      <header className={classes.header}>
        {back && (
          <ActionIcon
            variant="subtle"
            color="gray"
            autoFocus
            aria-label={back.label}
            title={back.label}
            onClick={back.go}
            data-testid="panel-back"
          >
            <Icon name="back" />
          </ActionIcon>
        )}
        <h2 className={classes.title}>{text.panel.title}</h2>
        <CloseButton aria-label={text.close} onClick={onClose} data-testid="panel-close" />
      </header>
      <blockquote className={classes.quote}>
        <span className={classes.said}>{text.panel.aboutMessage(message.member.name)}</span>
        {place !== undefined && (
          <span className={classes.said} data-testid="said-in">
            {place}
          </span>
        )}
        <span className={classes.words}>{message.text.slice(0, longestQuote)}</span>
      </blockquote>
      {known && (
        <p className={classes.decision} data-kind={known.kind} data-testid="decision">
          <strong>{(staff && text.staffDecision[staff]) ?? text.decision[known.kind]}</strong>
          {text.joinSentences(['', text.reason[known.reason]])}
        </p>
      )}
      {message.reason && (
        <p className={classes.decision} data-kind="silent" data-testid="decision">
          <strong>{text.decision.silent}</strong>
          {text.joinSentences(['', text.messageReason[message.reason]])}
        </p>
      )}
      {result.state === 'pending' && !message.reason && <p className={classes.soft}>{text.panel.pending}</p>}
      {result.state === 'loading' && outcome !== null && <Loader size="sm" aria-label={text.loading} />}
      {result.state === 'failed' && (
        <p className={classes.soft} role="alert">
          {text.panel.failed}{' '}
          <Button variant="subtle" size="compact-sm" onClick={retry}>
            {text.retry}
          </Button>
        </p>
      )}
      {result.state === 'ready' && (
        <>
          <TeachButtons explanation={result.explanation} sayAgain={sayAgain} />
          <ReplySection questionId={result.explanation.questionId} />
          <PreprocessSection trace={result.explanation.outcome.trace} />
          <ScoreSection verdict={result.explanation.outcome.trace.verdict} />
          <NearestQuestions verdict={result.explanation.outcome.trace.verdict} />
          <EvidenceList explanation={result.explanation} />
          <WriterNote outcome={result.explanation.outcome} />
          <Timings trace={result.explanation.outcome.trace} />
        </>
      )}
    </div>
  );
}
