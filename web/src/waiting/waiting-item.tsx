import { useState } from 'react';
import type { ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import classes from './waiting-list.module.css';

interface WaitingItemProps {
  item: ReviewRecord;
  /** Its title. */
  assistant: string;
  focused: boolean;
  onChoose: (item: ReviewRecord) => void;
}

/** Two lines hold less than this in the widest list. */
const longText = 60;

export function WaitingItem({ item, assistant, focused, onChoose }: WaitingItemProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { kind, reason, member, createdAt } = item;
  const said = item.text.trim();
  const long = said.length > longText || said.includes('\n');
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.choose}
        autoFocus={focused}
        onClick={() => {
          onChoose(item);
        }}
        data-testid="waiting-item"
      >
        <span className={classes.head}>
          <span className={classes.kind} data-kind={kind}>
            {text.waiting.kind[kind]}
          </span>
          <time dateTime={new Date(createdAt).toISOString()}>{formatMoment(createdAt, text.htmlLang)}</time>
        </span>
        <span className={classes.text} data-open={open || !long || undefined}>
          {said === '' ? text.waiting.noWords : said}
        </span>
        <span className={classes.soft}>{text.waiting.said(member.name, assistant)}</span>
        <span className={classes.soft}>{(text.reason as Readonly<Record<string, string>>)[reason] ?? reason}</span>
      </button>
      {long && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? text.panel.less : text.panel.more}
        </button>
      )}
    </li>
  );
}
