import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { ShownMessage } from './conversation-state';
import { MessageItem } from './message-item';
import classes from './message-list.module.css';

interface MessageListProps {
  ref: Ref<HTMLDivElement>;
  messages: readonly ShownMessage[];
  selected: string | null;
  onSelect: (id: string) => void;
  label: string;
  /** Above the first message. */
  head?: ReactNode;
  /** Shown when there is no message. */
  empty: ReactNode;
}

/** Closer to the end than this, the list follows what is new. */
const followPixels = 80;

export function MessageList({ ref, messages, selected, onSelect, label, head, empty }: MessageListProps) {
  const box = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  useImperativeHandle(ref, () => box.current as HTMLDivElement);

  useEffect(() => {
    const element = box.current;
    if (element && follow.current && messages.length > 0) element.scrollTop = element.scrollHeight;
  }, [messages]);

  // A note above the list, a longer draft below it, or a phone's keyboard makes it lower; a chart in it is drawn later.
  const isEmpty = messages.length === 0;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (follow.current && element.querySelector('li')) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.lastElementChild) observer.observe(element.lastElementChild);
    return () => {
      observer.disconnect();
    };
  }, [isEmpty]);

  // Opening the panel makes the chat narrower, which may push the chosen message out of sight.
  useEffect(() => {
    if (selected === null) return;
    const item = box.current?.querySelector(`[data-message-id="${CSS.escape(selected)}"]`);
    item?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab' && !event.shiftKey) {
      // The explanation is the next stop after the status that opened it, as with the browser's own popovers.
      if (!(event.target instanceof HTMLElement) || event.target.dataset.statusOf !== selected) return;
      event.preventDefault();
      document.querySelector<HTMLElement>('#why-panel button')?.focus();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement) || event.target.dataset.statusOf === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-status-of]')];
    const next = buttons[buttons.indexOf(event.target) + step];
    event.preventDefault();
    next?.focus();
    if (selected !== null && next?.dataset.statusOf !== undefined) onSelect(next.dataset.statusOf);
  };

  return (
    <div
      ref={box}
      className={classes.scroll}
      role="log"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => {
        const { scrollHeight, scrollTop, clientHeight } = currentTarget;
        follow.current = scrollHeight - scrollTop - clientHeight < followPixels;
      }}
      data-testid="message-list"
    >
      {messages.length === 0 ? (
        empty
      ) : (
        <>
          {head}
          <ol className={classes.list}>
            {messages.map((shown) => (
              <MessageItem
                key={shown.message.id}
                shown={shown}
                selected={shown.message.id === selected}
                onSelect={onSelect}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
