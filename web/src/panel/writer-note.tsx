import type { Answer, Outcome } from '../api';
import { useText } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';
import { Section } from './section';
import classes from './score-section.module.css';

/** Who wrote the answer, and why not the model where it was to. */
export function WriterNote({ outcome: { answer, trace } }: { outcome: Outcome }) {
  const text = useText();
  const { fallback, tokens, usage } = trace;
  if (!answer && fallback === null) return null;
  const lines = [
    ...(fallback === null || fallback === 'model-declined' ? [] : [text.panel.writerFallback(text.fallback[fallback])]),
    ...(fallback === 'model-declined' ? [text.fallback[fallback]] : []),
    ...(fallback === null && answer ? [writtenBy(answer, text)] : []),
    ...(tokens === null || (usage ?? []).length > 0 ? [] : [text.panel.tokens(tokens)]),
  ];
  return (
    <Section title={text.panel.writer}>
      <p className={classes.line}>{text.joinSentences(lines)}</p>
    </Section>
  );
}

function writtenBy({ label, writer, figures }: Answer, { panel, query, trust }: Dictionary): string {
  if (label === 'approved') return trust.approved;
  return figures && writer === 'model' ? query.modelWrote : panel.writerText[writer];
}
