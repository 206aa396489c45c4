import { useState } from 'react';
import type { Member } from '../api';
import { useLanguage } from '../i18n/language';
import { Logo } from '../ui/logo';
import { describeError } from '../ui/describe-error';
import { Avatar } from './avatar';
import { type Starter, startersFor } from './starters';
import classes from './starters-view.module.css';
import type { Utterance } from './use-conversation';

interface StartersProps {
  assistant: string;
  members: readonly Member[];
  send: (utterance: Utterance) => Promise<void>;
}

/** What an empty conversation shows: examples of both kinds, each sent with one click. */
export function Starters({ assistant, members, send }: StartersProps) {
  const { language, text } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const starters = startersFor(assistant);
  const good = starters.filter(({ kind }) => kind === 'good');

  const say = async (starter: Starter) => {
    const member = members[starter.member % members.length];
    if (!member) return;
    try {
      await send({ member, text: starter.text, mentionsBot: false });
    } catch (error) {
      setProblem(describeError(error, language, text));
    }
  };

  const column = (title: string, items: readonly Starter[]) => (
    <section className={classes.column} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {items.map((starter) => {
        const member = members[starter.member % members.length];
        if (!member) return null;
        return (
          <button
            key={starter.text}
            type="button"
            className={classes.starter}
            aria-label={text.starters.send(member.name, starter.text)}
            onClick={() => void say(starter)}
            data-testid={`starter-${starter.kind}`}
          >
            <Avatar member={member} size={26} />
            <span>
              <span lang="zh-CN">{starter.text}</span>
              {language === 'en' && <span className={classes.gloss}>{starter.gloss}</span>}
            </span>
          </button>
        );
      })}
    </section>
  );

  return (
    <div className={classes.starters} data-testid="starters">
      <Logo size={44} />
      <h2 className={classes.title}>{text.starters.title}</h2>
      <p className={classes.lead}>{text.starters.lead}</p>
      <div className={classes.columns}>
        {good.length > 0 && column(text.starters.good, good)}
        {column(
          text.starters.chatter,
          starters.filter(({ kind }) => kind === 'chatter'),
        )}
      </div>
      {good.length === 0 && <p className={classes.lead}>{text.starters.ownKnowledge}</p>}
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
