import { CloseButton } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Assistant, ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { AcknowledgedAlarms } from './acknowledged-alarms';
import { SettledItem } from './settled-item';
import { useAlarms } from './use-alarms';
import { WaitingItem } from './waiting-item';
import classes from './waiting-list.module.css';

interface WaitingListProps {
  items: readonly ReviewRecord[];
  assistants: readonly Assistant[];
  /** The one that was looked at before; it gets the focus. */
  last: string | null;
  onChoose: (item: ReviewRecord) => void;
  onClose: () => void;
  close: (id: string) => Promise<void>;
  /** It was closed by what was decided about it. */
  forget: (id: string) => void;
}

/** One that was decided about here: its card says so until the list is closed. */
interface Settled {
  item: ReviewRecord;
  said: string;
}

export function WaitingList({
  items,
  assistants,
  last,
  onChoose,
  onClose,
  close: closeItem,
  forget,
}: WaitingListProps) {
  const { waiting, close } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  // The button that had the focus goes with its item.
  const closeOne = async (id: string) => {
    await closeItem(id);
    title.current?.focus();
  };
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const saidOf = new Map(settled.map(({ item, said }) => [item.id, said]));
  const shown = [...items.filter(({ id }) => !saidOf.has(id)), ...settled.map(({ item }) => item)];
  shown.sort((one, other) => urgency(other) - urgency(one) || other.createdAt - one.createdAt);
  const alarms = useAlarms(items);
  const remindersOf = new Map(alarms.map(({ questionId, notifications }) => [questionId, notifications - 1]));
  const settle = (item: ReviewRecord, said: string) => {
    setSettled((known) => [...known, { item, said }]);
    forget(item.id);
  };
  return (
    <div className={classes.content} data-testid="waiting-list">
      <header className={classes.header}>
        <h2 ref={title} className={classes.title} tabIndex={-1}>
          {waiting.title}
        </h2>
        <CloseButton aria-label={close} onClick={onClose} data-testid="waiting-close" />
      </header>
      <p className={classes.note}>{shown.length === 0 ? waiting.none : waiting.note}</p>
      <ol className={classes.list}>
        {shown.map((item) => {
          const said = saidOf.get(item.id);
          return said === undefined ? (
            <WaitingItem
              key={item.id}
              item={item}
              assistant={titles.get(item.assistant) ?? item.assistant}
              reminders={remindersOf.get(item.outcomeId) ?? 0}
              focused={item.id === last}
              onChoose={onChoose}
              close={closeOne}
              onSettled={(words) => {
                settle(item, words);
              }}
            />
          ) : (
            <SettledItem key={item.id} item={item} said={said} />
          );
        })}
      </ol>
      <AcknowledgedAlarms alarms={alarms} />
    </div>
  );
}

/** An emergency stands above all else. */
const urgency = ({ kind }: ReviewRecord): number => (kind === 'emergency' ? 1 : 0);
