import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Assistant, ReviewRecord } from '../api';
import { useText } from '../i18n/language';
import { WhyContent } from '../panel/why-content';
import { Dialog } from '../ui/dialog';
import { placeWithId } from './describe-waiting';
import { WaitingList } from './waiting-list';

interface WaitingDialogProps {
  items: readonly ReviewRecord[];
  assistants: readonly Assistant[];
  onClose: () => void;
  close: (id: string) => Promise<void>;
  forget: (id: string) => void;
}

/** What waits for a person and, for the one that is chosen, why. */
export function WaitingDialog({ items, assistants, onClose, close, forget }: WaitingDialogProps) {
  const text = useText();
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [chosen, choose] = useState<ReviewRecord | null>(null);
  /** The one to go on from when the list is shown again. */
  const [last, setLast] = useState<string | null>(null);

  const back = () => {
    setLast(chosen?.id ?? null);
    choose(null);
  };
  return (
    <Dialog
      label={text.waiting.title}
      place={phone ? 'cover' : 'side'}
      onClose={onClose}
      onEscape={chosen ? back : onClose}
      testId="waiting-dialog"
    >
      {chosen ? (
        <WhyContent
          message={{
            id: chosen.messageId,
            member: chosen.member,
            text: chosen.text,
            parts: chosen.kind === 'assist-draft' ? ['held'] : [],
          }}
          place={placeWithId(chosen, text)}
          onClose={onClose}
          back={{ label: text.waiting.back, go: back }}
        />
      ) : (
        <WaitingList
          items={items}
          assistants={assistants}
          last={last}
          onChoose={choose}
          onClose={onClose}
          close={close}
          forget={forget}
        />
      )}
    </Dialog>
  );
}
