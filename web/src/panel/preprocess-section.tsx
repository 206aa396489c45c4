import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { HiddenData } from '../ui/hidden-data';
import { describeNote } from './describe-note';
import classes from './preprocess-section.module.css';
import { Section } from './section';

/** How one question was made of what was said; nothing where one message was taken as it is. */
/** The section on pictures says more. */
const isOfPicture = (note: string): boolean => note.startsWith('picture-');

export function PreprocessSection({ trace: { question, preprocess } }: { trace: Trace }) {
  const text = useText();
  const words = text.preprocess;
  const { messages = 1, rewrittenBy = null } = preprocess ?? {};
  const notes = (preprocess?.notes ?? []).filter((note) => !isOfPicture(note));
  const rewritten = question.rewritten ?? null;
  if (messages < 2 && rewritten === null && notes.length === 0) return null;
  return (
    <Section title={words.title}>
      <div className={classes.lines} data-testid="preprocess">
        {messages > 1 && (
          <>
            <p className={classes.line}>{words.joined(messages)}</p>
            <blockquote className={classes.quote}>
              <HiddenData text={question.text.trim()} />
            </blockquote>
          </>
        )}
        {rewritten !== null && (
          <>
            <p className={classes.line}>{words.completed}</p>
            <blockquote className={classes.quote}>
              <HiddenData text={rewritten} />
            </blockquote>
          </>
        )}
        {rewrittenBy && <p className={classes.soft}>{words.by[rewrittenBy]}</p>}
        {notes.length > 0 && (
          <ul className={classes.notes}>
            {notes.map((note, at) => (
              <li key={at}>{describeNote(note, text)}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
