import { useEffect, useRef } from 'react';
import type { ReviewRecord } from '../api';
import { Icon } from '../ui/icon';
import classes from './waiting-list.module.css';

/** In place of a card, once somebody decided about it; the focus stays where the card was. */
export function SettledItem({ item, said }: { item: ReviewRecord; said: string }) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    element.current?.focus();
  }, []);
  return (
    <li ref={element} className={classes.settled} tabIndex={-1} data-testid="waiting-settled">
      <Icon name="check" size={16} />
      <span>
        <span className={classes.settledText}>{item.text.trim()}</span>
        <span role="status">{said}</span>
      </span>
    </li>
  );
}
