import { useState } from 'react';
import type { ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import { DraftActions } from './draft-actions';
import { describeWaiting, placeOf } from './describe-waiting';
import { PairActions } from './pair-actions';
import { WaitingActions } from './waiting-actions';
import classes from './waiting-list.module.css';

interface WaitingItemProps {
  item: ReviewRecord;
  /** Its title. */
  assistant: string;
  /** How often those on duty were told again of an emergency. */
  reminders: number;
  focused: boolean;
  onChoose: (item: ReviewRecord) => void;
  close: (id: string) => Promise<void>;
  /** It was decided about; `said` tells how. */
  onSettled: (said: string) => void;
}

/** Two lines hold less than this in the widest list. */
const longText = 60;

export function WaitingItem({ item, assistant, reminders, focused, onChoose, close, onSettled }: WaitingItemProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { kind, member, createdAt, answer } = item;
  const said = item.text.trim();
  const quoted = kind === 'assist-draft' ? null : answer;
  const long = isLong(said) || isLong(quoted?.text ?? '');
  return (
    <li className={classes.item} data-kind={kind} data-testid="waiting-card">
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
        <span className={classes.soft}>
          {text.waiting.said([member.name || member.id, assistant, placeOf(item, text)])}
        </span>
        <span className={classes.soft}>{describeWaiting(item, text)}</span>
        {kind === 'emergency' && reminders > 0 && (
          <span className={classes.failed}>{text.waiting.reminded(reminders)}</span>
        )}
      </button>
      {quoted && (
        <blockquote className={classes.answer}>
          <span className={classes.label}>{text.waiting.answer[kind]}</span>
          <span className={classes.text} data-open={open || !long || undefined}>
            {quoted.text}
          </span>
        </blockquote>
      )}
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
      {kind === 'assist-draft' && <DraftActions item={item} onSettled={onSettled} />}
      {kind === 'candidate-pair' && <PairActions item={item} onSettled={onSettled} />}
      {kind !== 'assist-draft' && kind !== 'candidate-pair' && <WaitingActions item={item} close={close} />}
    </li>
  );
}

const isLong = (words: string): boolean => words.length > longText || words.includes('\n');
