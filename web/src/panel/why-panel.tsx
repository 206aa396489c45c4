import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { ShownMessage } from '../chat/conversation-state';
import type { Utterance } from '../chat/use-conversation';
import { useText } from '../i18n/language';
import { Dialog } from '../ui/dialog';
import { WhyContent } from './why-content';
import classes from './why-panel.module.css';

interface WhyPanelProps {
  shown: ShownMessage | null;
  onClose: () => void;
  /** Absent where this page cannot speak. */
  send?: (utterance: Utterance) => Promise<void>;
}

/** Beside the chat where there is room, over it where there is none. */
export function WhyPanel({ shown, onClose, send }: WhyPanelProps) {
  const text = useText();
  const wide = useMediaQuery('(min-width: 1000px)', true, { getInitialValueInEffect: false });
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  if (!shown) return null;

  const { message, outcome } = shown;
  const { member, text: said, mentionsBot } = message;
  const content = (
    <WhyContent
      key={message.id}
      message={message}
      outcome={outcome}
      onClose={onClose}
      sayAgain={send && (() => send({ member, text: said, mentionsBot }))}
    />
  );
  if (wide) return <DockedPanel onClose={onClose}>{content}</DockedPanel>;
  return (
    <Dialog id="why-panel" label={text.panel.label} place={phone ? 'cover' : 'side'} onClose={onClose} testId="panel">
      {content}
    </Dialog>
  );
}

function DockedPanel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const text = useText();
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const elsewhere = event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !elsewhere) close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  return (
    <aside id="why-panel" className={classes.docked} aria-label={text.panel.label} data-testid="panel">
      {children}
    </aside>
  );
}
