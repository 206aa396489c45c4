import type { ReactNode } from 'react';
import classes from './emergency-mark.module.css';
import { Icon } from './icon';

/** Says that it is an emergency in words, with a sign and in red. */
export function EmergencyMark({ children }: { children: ReactNode }) {
  return (
    <span className={classes.mark} data-testid="emergency-mark">
      <Icon name="alert" size={13} />
      {children}
    </span>
  );
}
