import { useLanguage } from '../i18n/language';
import { EmergencyMark } from '../ui/emergency-mark';
import { formatSaid } from '../ui/format';
import { HiddenData } from '../ui/hidden-data';
import { Avatar } from './avatar';
import { BotReply } from './bot-reply';
import type { ShownMessage } from './conversation-state';
import { writtenMention } from './mention';
import classes from './message-item.module.css';
import { MessagePictures } from './message-pictures';
import { MessageText } from './message-text';
import { StatusButton } from './status-button';

interface MessageItemProps {
  shown: ShownMessage;
  selected: boolean;
  onSelect: (id: string) => void;
}

export function MessageItem({ shown, selected, onSelect }: MessageItemProps) {
  const { text } = useLanguage();
  const { message, outcome, joined, reply } = shown;
  const { member, pictures = [] } = message;
  return (
    <li
      className={classes.item}
      data-message-id={message.id}
      data-kind={message.reason ? 'silent' : outcome?.kind}
      data-follows={joined?.follows === true ? true : undefined}
    >
      <div className={classes.row}>
        <Avatar member={member} />
        <div className={classes.body}>
          <div className={classes.who}>
            <span className={classes.name}>{member.name || member.id}</span>
            <time dateTime={new Date(message.sentAt).toISOString()}>{formatSaid(message.sentAt, text.htmlLang)}</time>
            {outcome?.kind === 'emergency' && <EmergencyMark>{text.trust.emergencyMark}</EmergencyMark>}
          </div>
          <div
            className={classes.bubble}
            data-selected={selected || undefined}
            data-testid="message-bubble"
            data-message-id={message.id}
          >
            {message.mentionsBot && !writtenMention(message.text) && (
              <span className={classes.mention}>{text.message.mention} </span>
            )}
            <MessageText text={message.text} />
            <MessagePictures pictures={pictures} isBelow={message.text.trim() !== '' || message.mentionsBot} />
          </div>
          {message.rewritten != null && (joined?.isLast ?? true) && (
            <p className={classes.completed} data-testid="completed">
              <HiddenData text={text.message.completed(message.rewritten)} />
            </p>
          )}
          <StatusButton shown={shown} selected={selected} onSelect={onSelect} />
        </div>
      </div>
      {reply && <BotReply replyTo={member.name} {...reply} />}
    </li>
  );
}
