import { CloseButton } from '@mantine/core';
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
}

export function WaitingList({ items, assistants, last, onChoose, onClose }: WaitingListProps) {
  const { waiting, close } = useText();
  const titles = new Map(assistants.map(({ name, title }) => [name, title]));
  return (
    <div className={classes.content} data-testid="waiting-list">
      <header className={classes.header}>
        <h2 className={classes.title}>{waiting.title}</h2>
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
          />
        ))}
      </ol>
    </div>
  );
}
