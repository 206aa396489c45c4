import type { ReactNode } from 'react';
import { LanguageSwitch } from '../ui/language-switch';
import { Logo } from '../ui/logo';
import { useText } from '../i18n/language';
import classes from './gate-screen.module.css';

/** The page when there is no chat to show yet. */
export function GateScreen({ title, children }: { title: string; children: ReactNode }) {
  const text = useText();
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo size={36} />
          <div>
            <div className={classes.name}>Fennelbean</div>
            <div className={classes.tagline}>{text.tagline}</div>
          </div>
          <LanguageSwitch />
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
