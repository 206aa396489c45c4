import { Loader } from '@mantine/core';
import type { OutcomeKind } from '../api';
import { useText } from '../i18n/language';
import { Icon, type IconName } from '../ui/icon';
import type { ShownMessage } from './conversation-state';
import classes from './status-button.module.css';
import { staffState, statusLine } from './status-line';
import { useWaitsFor } from './use-waits-for';

const icons: Record<OutcomeKind, IconName> = {
  answered: 'check',
  silent: 'quiet',
  review: 'eye',
  refused: 'refuse',
  emergency: 'alert',
  failed: 'alert',
};

interface StatusButtonProps {
  shown: ShownMessage;
  selected: boolean;
  onSelect: (id: string) => void;
}

export function StatusButton({ shown, selected, onSelect }: StatusButtonProps) {
  const text = useText();
  const waitsFor = useWaitsFor(shown);
  const { message, outcome, joined } = shown;
  const kind = message.reason ? 'silent' : (outcome?.kind ?? null);
  const isPart = joined !== null && !joined.isLast && kind !== null;
  const icon = (): IconName => {
    if (isPart) return 'join';
    return kind === null || staffState(message) ? 'wait' : icons[kind];
  };
  return (
    <button
      type="button"
      className={classes.status}
      data-kind={kind ?? 'pending'}
      data-staff={staffState(message) ?? undefined}
      data-part={isPart || undefined}
      data-status-of={message.id}
      aria-expanded={selected}
      aria-controls="why-panel"
      onClick={() => {
        onSelect(message.id);
      }}
      data-testid="status-button"
    >
      {kind === null && waitsFor === null ? (
        <Loader size={12} color="currentColor" aria-hidden="true" />
      ) : (
        <Icon name={icon()} size={14} />
      )}
      <span>{waitsFor ? `${text.message.waitsFor[waitsFor]}…` : statusLine(shown, text)}</span>
      <span className="fb-hidden">{text.message.why}</span>
      <Icon name="chevron" size={12} />
    </button>
  );
}
