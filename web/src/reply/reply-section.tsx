import { useText } from '../i18n/language';
import { Section } from '../panel/section';
import { FeedbackLine } from './feedback-line';
import classes from './reply.module.css';
import { useQuestion } from './use-question';
import { WithdrawButton } from './withdraw-button';
import { isWithdrawable, withdrawableOn } from './withdrawable';

/** How each part of the reply fared, what members think of it, and the way to take it back. Nothing for silence. */
export function ReplySection({ questionId }: { questionId: string }) {
  const { reply } = useText();
  const { report, reload } = useQuestion(questionId);
  if (!report || report.parts.length === 0) return null;
  const { parts, conversation, feedback } = report;
  const onPlatform = withdrawableOn(conversation.channel);
  return (
    <Section title={reply.title}>
      <ul className={classes.parts} data-testid="reply-parts">
        {parts.map(({ part, parts: count, state, attempts }) => (
          <li key={part} className={classes.part} data-state={state}>
            {count > 1 && <span className={classes.soft}>{reply.part(part, count)}</span>}
            <span className={classes.state}>{reply.state[state]}</span>
            {attempts > 1 && <span className={classes.soft}>{reply.attempts(attempts)}</span>}
          </li>
        ))}
      </ul>
      {onPlatform && <FeedbackLine feedback={feedback} />}
      {onPlatform && parts.some(({ state }) => isWithdrawable(state)) && (
        <div className={classes.actions}>
          <WithdrawButton questionId={questionId} onWithdrawn={reload} />
        </div>
      )}
    </Section>
  );
}
