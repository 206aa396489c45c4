import { CloseButton } from '@mantine/core';
import { useRef } from 'react';
import type { Assistant, ReviewRecord } from '../api';
import { useText } from '../i18n/language';
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
}

export function WaitingList({ items, assistants, last, onChoose, onClose, close: closeItem }: WaitingListProps) {
  const { waiting, close } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  // The button that had the focus goes with its item.
  const closeOne = async (id: string) => {
    await closeItem(id);
    title.current?.focus();
  };
  return (
    <div className={classes.content} data-testid="waiting-list">
      <header className={classes.header}>
        <h2 ref={title} className={classes.title} tabIndex={-1}>
          {waiting.title}
        </h2>
        <CloseButton aria-label={close} onClick={onClose} data-testid="waiting-close" />
      </header>
      <p className={classes.note}>{items.length === 0 ? waiting.none : waiting.note}</p>
      <ol className={classes.list}>
        {items.map((item) => (
          <WaitingItem
            key={item.id}
            item={item}
            assistant={titles.get(item.assistant) ?? item.assistant}
            focused={item.id === last}
            onChoose={onChoose}
            close={closeOne}
          />
        ))}
      </ol>
    </div>
  );
}
