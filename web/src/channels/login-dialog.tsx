import { Button, CloseButton, Loader } from '@mantine/core';
import { useState } from 'react';
import { api, type LoginView } from '../api';
import { useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import classes from './login-dialog.module.css';
import { QrCode } from './qr-code';

interface LoginDialogProps {
  login: LoginView;
  reload: () => Promise<void>;
  onClose: () => void;
}

/** Channels on which an account of a person does what its platform does not allow. */
const risky: readonly string[] = ['wechat'];

/** The code to scan, and what it means to scan it. */
export function LoginDialog({ login, reload, onClose }: LoginDialogProps) {
  const text = useText();
  const words = text.logins;
  const [renewing, setRenewing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const expired = useExpiry();
  const title = words.title(text.waiting.channel(login.channel));
  const isIn = login.state === 'logged-in';

  const renew = async () => {
    setRenewing(true);
    setSaid(words.renewed);
    try {
      await api.renewLogin(login.channel);
      await reload();
      setSaid(null);
    } catch (error) {
      if (!expired(error)) setSaid(words.renewFailed);
    } finally {
      setRenewing(false);
    }
  };
  return (
    <Dialog label={title} place="centre" onClose={onClose} testId="login">
      <header className={classes.header}>
        <h2 className={classes.title}>{title}</h2>
        <CloseButton aria-label={text.close} onClick={onClose} data-testid="login-close" />
      </header>
      <div className={classes.place}>
        {isIn && (
          <p className={classes.done} role="status">
            <Icon name="check" size={20} /> {words.done}
          </p>
        )}
        {login.qrCode && <QrCode code={login.qrCode} label={words.code} />}
        {!isIn && !login.qrCode && <Pending login={login} renewing={renewing} />}
      </div>
      {login.qrCode && <p className={classes.line}>{words.scan}</p>}
      {!isIn && <p className={classes.soft}>{words.secret}</p>}
      {risky.includes(login.channel) && !isIn && (
        <p className={classes.risk} data-testid="ban-risk">
          <Icon name="alert" size={16} />
          <span>{words.risk}</span>
        </p>
      )}
      {!isIn && (
        <div className={classes.actions}>
          <Button
            variant={login.qrCode ? 'default' : 'filled'}
            size="xs"
            loading={renewing}
            onClick={() => void renew()}
            data-testid="login-renew"
          >
            {login.state === 'logged-out' ? words.again : words.renew}
          </Button>
          <span className={classes.soft} role="status">
            {said}
          </span>
        </div>
      )}
    </Dialog>
  );
}

/** There is no code: it was scanned, or is still to come, or has to be asked for. */
function Pending({ login, renewing }: { login: LoginView; renewing: boolean }) {
  const text = useText();
  if (renewing) return <Loader size="sm" aria-label={text.logins.coming} />;
  if (login.state === 'waiting-for-scan') return <p className={classes.soft}>{text.logins.scanned}</p>;
  return null;
}
