import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import { Icon } from '../ui/icon';
import classes from './channel-banner.module.css';
import { LoginDialog } from './login-dialog';
import { useLogins } from './use-logins';

/** Above everything when an account waits for a person to log it in; not there when all are logged in. */
export function LoginBanner() {
  const { logins: words, waiting, htmlLang } = useText();
  const { logins, load } = useLogins();
  const [open, setOpen] = useState<string | null>(null);
  const opened = logins.find(({ channel }) => channel === open);
  return (
    <div aria-label={words.label} role="region">
      {logins
        .filter(({ state }) => state !== 'logged-in')
        .map(({ channel, state, since }) => {
          const name = waiting.channel(channel);
          const isOut = state === 'logged-out';
          return (
            <div
              key={channel}
              className={classes.banner}
              data-state={state}
              role={isOut ? 'alert' : 'status'}
              data-testid="login-banner"
            >
              <Icon name={isOut ? 'alert' : 'people'} size={16} />
              <span className={classes.words}>
                {isOut ? words.out(name, formatMoment(since, htmlLang)) : words.waiting(name)}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-haspopup="dialog"
                onClick={() => {
                  setOpen(channel);
                }}
                data-testid="login-open"
              >
                {isOut ? words.again : words.show}
              </Button>
            </div>
          );
        })}
      {opened && (
        <LoginDialog
          login={opened}
          reload={load}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
