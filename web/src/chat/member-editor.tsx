import { Button, CloseButton, TextInput } from '@mantine/core';
import type { Member } from '../api';
import { useText } from '../i18n/language';
import { Dialog } from '../ui/dialog';
import { Avatar } from './avatar';
import classes from './member-editor.module.css';
import { nextMemberId } from './members';

interface MemberEditorProps {
  close: () => void;
  members: readonly Member[];
  onMembers: (members: Member[]) => void;
}

const mostMembers = 12;
const longestName = 20;

export function MemberEditor({ close, members, onMembers }: MemberEditorProps) {
  const text = useText();
  const rename = (id: string, name: string) => {
    onMembers(members.map((member) => (member.id === id ? { id, name } : member)));
  };
  const done = () => {
    const named = members.map((member, index) =>
      member.name.trim() === '' ? { ...member, name: text.members.newName(index + 1) } : member,
    );
    onMembers(named);
    close();
  };

  return (
    <Dialog label={text.members.title} place="centre" onClose={done} testId="member-editor">
      <h2 className={classes.title}>{text.members.title}</h2>
      <div className={classes.rows}>
        {members.map((member, index) => (
          <div className={classes.row} key={member.id}>
            <Avatar member={member} size={30} />
            <TextInput
              className={classes.name}
              aria-label={text.members.name(index + 1)}
              value={member.name}
              maxLength={longestName}
              onChange={(event) => {
                rename(member.id, event.currentTarget.value);
              }}
            />
            <CloseButton
              aria-label={text.members.remove(member.name)}
              disabled={members.length === 1}
              onClick={() => {
                onMembers(members.filter(({ id }) => id !== member.id));
              }}
            />
          </div>
        ))}
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          disabled={members.length >= mostMembers}
          onClick={() => {
            onMembers([...members, { id: nextMemberId(members), name: text.members.newName(members.length + 1) }]);
          }}
        >
          {text.members.add}
        </Button>
        <Button onClick={done}>{text.members.done}</Button>
      </div>
    </Dialog>
  );
}
