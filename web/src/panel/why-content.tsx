import { ActionIcon, Button, CloseButton, Loader } from '@mantine/core';
import type { Explanation, MessageView, OutcomeView } from '../api';
import { staffState } from '../chat/status-line';
import { useText } from '../i18n/language';
import { ReplySection } from '../reply/reply-section';
import { HiddenData } from '../ui/hidden-data';
import { Icon } from '../ui/icon';
import { DataSection } from './data-section';
import { EmergencySection } from './emergency-section';
import { EvidenceList } from './evidence-list';
import { IntentSection } from './intent-section';
import { NearestQuestions } from './nearest-questions';
import { PicturesSection } from './pictures-section';
import { PreprocessSection } from './preprocess-section';
import { RemovedSection } from './removed-section';
import { hasActed, SafetySection } from './safety-section';
import { ScoreSection } from './score-section';
import { TeachButtons } from './teach-buttons';
import { Timings } from './timings';
import { UsageSection } from './usage-section';
import { useExplanation } from './use-explanation';
import { WriterNote } from './writer-note';
import classes from './why-content.module.css';

interface WhyContentProps {
  message: Pick<MessageView, 'id' | 'member' | 'text' | 'reason' | 'parts' | 'pictures'>;
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
        <span className={classes.words}>
          <HiddenData text={message.text.slice(0, longestQuote)} />
          {message.text.trim() === '' && (message.pictures ?? []).length > 0 && text.pictures.one}
        </span>
      </blockquote>
      {known && (
        <p className={classes.decision} data-kind={known.kind} data-testid="decision">
          {known.kind === 'emergency' && <Icon name="alert" size={16} />}
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
      {result.state === 'ready' && <Explained explanation={result.explanation} sayAgain={sayAgain} />}
    </div>
  );
}

interface ExplainedProps {
  explanation: Explanation;
  sayAgain: (() => Promise<void>) | undefined;
}

/** What decided it first, then the journey in its order. */
function Explained({ explanation, sayAgain }: ExplainedProps) {
  const { outcome, questionId } = explanation;
  const { trace } = outcome;
  const acted = hasActed(trace);
  // Nobody can teach it away, and nothing was looked for.
  const isUrgent = outcome.kind === 'emergency';
  return (
    <>
      <EmergencySection outcome={outcome} />
      {acted && <SafetySection trace={trace} />}
      <RemovedSection trace={trace} />
      {!isUrgent && <TeachButtons explanation={explanation} sayAgain={sayAgain} />}
      <ReplySection questionId={questionId} />
      <PreprocessSection trace={trace} />
      <PicturesSection trace={trace} />
      <IntentSection trace={trace} />
      <DataSection trace={trace} />
      {!isUrgent && (
        <>
          <ScoreSection verdict={trace.verdict} />
          <NearestQuestions verdict={trace.verdict} />
          {(!trace.figures || trace.evidence.length > 0) && <EvidenceList explanation={explanation} />}
          <WriterNote outcome={outcome} />
        </>
      )}
      {!acted && <SafetySection trace={trace} />}
      <UsageSection trace={trace} />
      <Timings trace={trace} />
    </>
  );
}
