import { useId, useState } from 'react';
import type { OutcomeView, SendState } from '../api';
import { FiguresView } from '../figures/figures-view';
import { useText } from '../i18n/language';
import { CitedFigures } from '../pictures/cited-figures';
import { EmergencyMark } from '../ui/emergency-mark';
import { Logo } from '../ui/logo';
import classes from './bot-reply.module.css';
import { MarkedText } from './marked-text';
import { SourceList } from './source-list';
import { staffState } from './status-line';

interface BotReplyProps {
  replyTo: string;
  text: string;
  outcome: OutcomeView | null;
  /** How far each part is, as far as that is known. */
  parts: readonly SendState[];
}

export function BotReply({ replyTo, text: said, outcome, parts }: BotReplyProps) {
  const text = useText();
  const sourcesId = useId();
  const [open, setOpen] = useState(true);
  const [pointed, setPointed] = useState<number | null>(null);
  const answer = outcome?.answer ?? null;
  const citations = answer?.citations ?? [];
  const unsent = [...new Set(parts)].filter((state) => state !== 'sent');

  const point = (number: number) => {
    setOpen(true);
    setPointed(number);
    requestAnimationFrame(() => {
      const source = document.getElementById(`${sourcesId}-${number}`);
      source?.scrollIntoView({ block: 'nearest' });
      source?.focus({ preventScroll: true });
    });
  };

  return (
    <article
      className={classes.reply}
      data-kind={outcome?.kind}
      data-figures={answer?.figures ? true : undefined}
      data-staff={staffState({ parts }) ?? undefined}
      data-testid="bot-reply"
    >
      <span className={classes.avatar}>
        <Logo size={24} />
      </span>
      <div className={classes.body}>
        <div className={classes.who}>
          <span className={classes.name}>{text.message.bot}</span>
          <span className={classes.tag}>{text.message.botTag}</span>
          <span>{text.message.replyTo(replyTo)}</span>
          {outcome?.kind === 'emergency' && <EmergencyMark>{text.trust.emergency}</EmergencyMark>}
          {unsent.map((state) => (
            <span key={state} className={classes.state} data-state={state} data-testid="reply-state">
              {text.reply.state[state]}
            </span>
          ))}
        </div>
        <div className={classes.bubble}>
          <MarkedText text={said} citations={citations} onMark={point} />
          {answer?.figures ? (
            <FiguresView figures={answer.figures} attachments={answer.attachments} />
          ) : (
            <CitedFigures figures={(answer?.attachments ?? []).filter(({ kind }) => kind === 'picture')} />
          )}
          {answer && answer.writer !== 'fixed' && (
            <div className={classes.foot}>
              {citations.length > 0 && (
                <button
                  type="button"
                  className={classes.toggle}
                  aria-expanded={open}
                  aria-controls={sourcesId}
                  onClick={() => {
                    setOpen(!open);
                  }}
                >
                  {text.message.sources(citations.length)}
                </button>
              )}
              <span>{answer.label ? text.trust.label[answer.label] : text.message.writer[answer.writer]}</span>
            </div>
          )}
          {answer?.notice !== undefined && <p className={classes.notice}>{answer.notice}</p>}
          {open && citations.length > 0 && <SourceList id={sourcesId} citations={citations} pointed={pointed} />}
        </div>
      </div>
    </article>
  );
}
