import type { Member } from '../api';
import classes from './avatar.module.css';
import { memberHue, memberInitial } from './members';

/** A member's coloured mark; decoration only, the name stands beside it. */
export function Avatar({ member, size = 34 }: { member: Member; size?: number }) {
  return (
    <span
      className={classes.avatar}
      data-hue={memberHue(member.id)}
      style={{ width: size, height: size, fontSize: size * 0.44 }}
      aria-hidden="true"
    >
      {memberInitial(member.name)}
    </span>
  );
}
