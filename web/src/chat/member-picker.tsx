import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import type { Member } from '../api';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import { Avatar } from './avatar';
import { MemberEditor } from './member-editor';
import classes from './member-picker.module.css';

interface MemberPickerProps {
  members: readonly Member[];
  onMembers: (members: Member[]) => void;
  speaker: string;
  onSpeaker: (id: string) => void;
}

/** Who speaks next, and the way to rename or add members. */
export function MemberPicker({ members, onMembers, speaker, onSpeaker }: MemberPickerProps) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  return (
    <div className={classes.picker}>
      <div className={classes.members} role="radiogroup" aria-label={text.members.label} data-testid="member-select">
        {members.map((member) => (
          <label key={member.id} className={classes.member} data-checked={member.id === speaker || undefined}>
            <input
              type="radio"
              name="speaker"
              value={member.id}
              checked={member.id === speaker}
              onChange={() => {
                onSpeaker(member.id);
              }}
            />
            <Avatar member={member} size={22} />
            {member.name}
          </label>
        ))}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={text.members.edit}
        title={text.members.edit}
        onClick={() => {
          setEditing(true);
        }}
        data-testid="members-edit"
      >
        <Icon name="people" />
      </ActionIcon>
      {editing && (
        <MemberEditor
          close={() => {
            setEditing(false);
          }}
          members={members}
          onMembers={onMembers}
        />
      )}
    </div>
  );
}
