import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { CitingAnswer } from '../api';
import { useText } from '../i18n/language';
import { WhyContent } from '../panel/why-content';
import { Dialog } from '../ui/dialog';
import { formatMoment } from '../ui/format';
import classes from './document.module.css';

interface CitingAnswersProps {
  /** Newest first. */
  answers: readonly CitingAnswer[];
  isWithdrawn: boolean;
}

/** The answers that rested on a document; each leads to why it was given. */
export function CitingAnswers({ answers, isWithdrawn }: CitingAnswersProps) {
  const text = useText();
  const { knowledge: words, waiting } = text;
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [chosen, choose] = useState<CitingAnswer | null>(null);
  const close = () => {
    choose(null);
  };
  const place = ({ conversation }: CitingAnswer) => waiting.place(conversation.channel, conversation.id);
  return (
    <section className={classes.section} data-testid="citing">
      <h3 className={classes.name}>{words.citing}</h3>
      {isWithdrawn && answers.length > 0 && <p className={classes.doubt}>{words.citingWithdrawn}</p>}
      {answers.length === 0 && <p className={classes.soft}>{words.citingNone}</p>}
      <ol className={classes.citing}>
        {answers.map((answer) => (
          <li key={answer.questionId}>
            <button
              type="button"
              className={classes.answer}
              disabled={answer.message === null}
              onClick={() => {
                choose(answer);
              }}
              data-testid="citing-answer"
            >
              <span>{answer.question}</span>
              <span className={classes.soft}>
                {place(answer)} · {formatMoment(answer.answeredAt, text.htmlLang)}
                {answer.message === null && ` · ${words.citingGone}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {chosen?.message && (
        <Dialog label={text.panel.title} place={phone ? 'cover' : 'side'} onClose={close} testId="citing-dialog">
          <WhyContent
            message={{ id: chosen.message.id, member: chosen.message.member, text: chosen.question, parts: [] }}
            place={place(chosen)}
            onClose={close}
          />
        </Dialog>
      )}
    </section>
  );
}
