import type { Member } from '../api';
import { useLanguage } from '../i18n/language';
import { Avatar } from './avatar';
import type { Starter } from './starters';
import classes from './starters-view.module.css';

interface StarterColumnProps {
  title: string;
  starters: readonly Starter[];
  members: readonly Member[];
  say: (starter: Starter, member: Member) => Promise<void>;
}

export function StarterColumn({ title, starters, members, say }: StarterColumnProps) {
  const { language, text } = useLanguage();
  return (
    <section className={classes.column} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {starters.map((starter) => {
        const member = members[starter.member % members.length];
        if (!member) return null;
        return (
          <button
            key={starter.text}
            type="button"
            className={classes.starter}
            aria-label={text.starters.send(member.name, starter.text)}
            onClick={() => void say(starter, member)}
            data-testid={`starter-${starter.kind}`}
          >
            <Avatar member={member} size={26} />
            <span>
              {starter.text}
              {language === 'en' && starter.gloss !== undefined && (
                <span className={classes.gloss}>{starter.gloss}</span>
              )}
            </span>
          </button>
        );
      })}
    </section>
  );
}
