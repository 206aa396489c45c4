import { useState } from 'react';
import { type AnswerAttachment, api } from '../api';
import { useText } from '../i18n/language';
import classes from './figures.module.css';

/** The way to a file of an answer; says so where it is not kept any more. */
export function AnswerFileLink({ file }: { file: AnswerAttachment }) {
  const { figures: words } = useText();
  const [expired, setExpired] = useState(false);
  const url = api.answerFileUrl(file.key);

  const look = async () => {
    const response = await fetch(url, { method: 'HEAD', credentials: 'same-origin' }).catch(() => null);
    setExpired(response?.status === 404);
  };
  return (
    <p className={classes.file}>
      <a
        href={url}
        download={file.name}
        title={file.name}
        onClick={() => {
          void look();
        }}
        data-testid="answer-file"
      >
        {words.download}
      </a>{' '}
      <span role="status">{expired && words.expired}</span>
    </p>
  );
}
