import type { Outcome } from '../api';
import { useText } from '../i18n/language';
import { Section } from './section';
import classes from './score-section.module.css';

/** Who wrote the answer, and why not the model where it was to. */
export function WriterNote({ outcome: { answer, trace } }: { outcome: Outcome }) {
  const text = useText();
  if (!answer) return null;
  const { fallback, tokens } = trace;
  const lines = [
    fallback === null ? text.panel.writerText[answer.writer] : text.panel.writerFallback(text.fallback[fallback]),
    ...(tokens === null ? [] : [text.panel.tokens(tokens)]),
  ];
  return (
    <Section title={text.panel.writer}>
      <p className={classes.line}>{text.joinSentences(lines)}</p>
    </Section>
  );
}
