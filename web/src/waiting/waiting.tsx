import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Assistant, ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import { WaitingDialog } from './waiting-dialog';
import classes from './waiting.module.css';

interface WaitingProps {
  items: readonly ReviewRecord[];
  assistants: readonly Assistant[];
  close: (id: string) => Promise<void>;
  forget: (id: string) => void;
}

const mostCounted = 99;

/** The quiet way to what waits for a person; not there when nothing does, unless one is looking at it. */
export function Waiting({ items, assistants, close, forget }: WaitingProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  if (items.length === 0 && !open) return null;
  const count = items.length > mostCounted ? `${mostCounted}+` : String(items.length);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<Icon name="eye" size={16} />}
        classNames={{ section: classes.icon }}
        aria-label={text.waiting.count(count)}
        title={text.waiting.count(count)}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
        data-testid="waiting-button"
      >
        <span className={classes.word}>{text.waiting.button}</span>
        <span className={classes.count}>{count}</span>
      </Button>
      {open && (
        <WaitingDialog
          items={items}
          assistants={assistants}
          close={close}
          forget={forget}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
