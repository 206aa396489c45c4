import { useState } from 'react';
import { useText } from '../i18n/language';
import { HiddenData } from '../ui/hidden-data';
import classes from './message-text.module.css';

/** Longer than this, only the beginning shows until it is asked for. */
const longText = 600;

export function MessageText({ text }: { text: string }) {
  const { panel } = useText();
  const [open, setOpen] = useState(false);
  if (text.length <= longText) return <HiddenData text={text} />;
  return (
    <>
      <HiddenData text={open ? text : `${text.slice(0, longText)}…`} />{' '}
      <button
        type="button"
        className={classes.more}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? panel.less : panel.more}
      </button>
    </>
  );
}
