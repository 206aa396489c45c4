import { useState } from 'react';
import { type AnswerAttachment, api } from '../api';
import { useText } from '../i18n/language';
import classes from './figures.module.css';

/** The chart as the groups see it. */
export function ChartPicture({ picture }: { picture: AnswerAttachment | undefined }) {
  const { figures: words } = useText();
  const [gone, setGone] = useState(false);
  if (!picture || gone) return <p className={classes.note}>{words.chartFailed}</p>;
  return (
    <img
      className={classes.picture}
      src={api.answerFileUrl(picture.key)}
      alt={picture.description}
      onError={() => {
        setGone(true);
      }}
      data-testid="chart-picture"
    />
  );
}
