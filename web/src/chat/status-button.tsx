import { Loader } from '@mantine/core';
import type { MessageView, OutcomeKind, OutcomeView } from '../api';
import { useText } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';
import { Icon, type IconName } from '../ui/icon';
import classes from './status-button.module.css';

const icons: Record<OutcomeKind, IconName> = {
  answered: 'check',
  silent: 'quiet',
  review: 'eye',
  refused: 'refuse',
  emergency: 'alert',
  failed: 'alert',
};

/** "Answered" needs no reason when there was evidence: the answer shows it. */
export function statusLine(message: MessageView, outcome: OutcomeView | null, text: Dictionary): string {
  if (message.reason) return text.joinStatus(text.status.silent, text.messageReasonShort[message.reason]);
  if (outcome === null) return `${text.message.pending}…`;
  const { kind, reason } = outcome;
  if (kind === 'answered' && reason === 'evidence-found') return text.status.answered;
  return text.joinStatus(text.status[kind], text.reasonShort[reason]);
}

interface StatusButtonProps {
  message: MessageView;
  outcome: OutcomeView | null;
  selected: boolean;
  onSelect: (id: string) => void;
}

export function StatusButton({ message, outcome, selected, onSelect }: StatusButtonProps) {
  const text = useText();
  const kind = message.reason ? 'silent' : (outcome?.kind ?? null);
  return (
    <button
      type="button"
      className={classes.status}
      data-kind={kind ?? 'pending'}
      data-status-of={message.id}
      aria-expanded={selected}
      aria-controls="why-panel"
      onClick={() => {
        onSelect(message.id);
      }}
      data-testid="status-button"
    >
      {kind === null ? (
        <Loader size={12} color="currentColor" aria-hidden="true" />
      ) : (
        <Icon name={icons[kind]} size={14} />
      )}
      <span>{statusLine(message, outcome, text)}</span>
      <span className="fb-hidden">{text.message.why}</span>
      <Icon name="chevron" size={12} />
    </button>
  );
}
