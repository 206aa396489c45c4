import { Button, CloseButton, Loader } from '@mantine/core';
import type { ShownMessage } from '../chat/conversation-state';
import type { Utterance } from '../chat/use-conversation';
import { useText } from '../i18n/language';
import { EvidenceList } from './evidence-list';
import { NearestQuestions } from './nearest-questions';
import { ScoreSection } from './score-section';
import { TeachButtons } from './teach-buttons';
import { Timings } from './timings';
import { useExplanation } from './use-explanation';
import { WriterNote } from './writer-note';
import classes from './why-content.module.css';

interface WhyContentProps {
  shown: ShownMessage;
  onClose: () => void;
  send: (utterance: Utterance) => Promise<void>;
}

/** Four lines hold less than this. */
const longestQuote = 400;

export function WhyContent({ shown: { message, outcome }, onClose, send }: WhyContentProps) {
  const text = useText();
  const { result, retry } = useExplanation(message.id, outcome !== null);

  return (
    <div className={classes.content}>
      <header className={classes.header}>
        <h2 className={classes.title}>{text.panel.title}</h2>
        <CloseButton aria-label={text.close} onClick={onClose} data-testid="panel-close" />
      </header>
      <blockquote className={classes.quote}>
        <span className={classes.said}>{text.panel.aboutMessage(message.member.name)}</span>
        <span className={classes.words}>{message.text.slice(0, longestQuote)}</span>
      </blockquote>
      {outcome && (
        <p className={classes.decision} data-kind={outcome.kind} data-testid="decision">
          <strong>{text.decision[outcome.kind]}</strong>
          {text.joinSentences(['', text.reason[outcome.reason]])}
        </p>
      )}
      {result.state === 'pending' && <p className={classes.soft}>{text.panel.pending}</p>}
      {result.state === 'loading' && outcome && <Loader size="sm" aria-label={text.loading} />}
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
          <TeachButtons explanation={result.explanation} message={message} send={send} />
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
