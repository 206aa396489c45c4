import type { Outcome } from '../api';
import { useText } from '../i18n/language';
import { Section } from './section';
import classes from './score-section.module.css';

/** Who wrote the answer, and why not the model where it was to. */
export function WriterNote({ outcome: { answer, trace } }: { outcome: Outcome }) {
  const text = useText();
  const { fallback, tokens } = trace;
  if (!answer && fallback === null) return null;
  const lines = [
    ...(fallback === null || fallback === 'model-declined' ? [] : [text.panel.writerFallback(text.fallback[fallback])]),
    ...(fallback === 'model-declined' ? [text.fallback[fallback]] : []),
    ...(fallback === null && answer ? [text.panel.writerText[answer.writer]] : []),
    ...(tokens === null ? [] : [text.panel.tokens(tokens)]),
  ];
  return (
    <Section title={text.panel.writer}>
      <p className={classes.line}>{text.joinSentences(lines)}</p>
    </Section>
  );
}
