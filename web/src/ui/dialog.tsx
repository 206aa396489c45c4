import { type ReactNode, useEffectEvent, useLayoutEffect, useRef } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  label: string;
  /** `cover` fills a phone's screen, `side` stands at the right edge, `centre` is as high as its content, `picture` as large. */
  place: 'centre' | 'side' | 'cover' | 'picture';
  onClose: () => void;
  /** Where Escape goes one step back instead of closing. */
  onEscape?: () => void;
  id?: string;
  testId: string;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ label, place, onClose, onEscape = onClose, id, testId, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  const escape = useEffectEvent(onEscape);

  // Before the element is taken away: only one that is on the page gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    const onCancel = (event: Event) => {
      event.preventDefault();
      escape();
    };
    // A second Escape with nothing done in between closes it unasked.
    const onClosed = () => {
      if (!dialog.open) close();
    };
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('close', onClosed);
    dialog.showModal();
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('close', onClosed);
      dialog.close();
    };
  }, []);

  return (
    <dialog
      ref={element}
      id={id}
      className={classes.dialog}
      data-place={place}
      aria-label={label}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      data-testid={testId}
    >
      <div className={classes.inside}>{children}</div>
    </dialog>
  );
}
