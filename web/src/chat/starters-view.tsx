import { useState } from 'react';
import type { Member } from '../api';
import { useLanguage } from '../i18n/language';
import { describeError } from '../ui/describe-error';
import { Icon } from '../ui/icon';
import { Logo } from '../ui/logo';
import type { Starter } from './starters';
import { StarterColumn } from './starter-column';
import classes from './starters-view.module.css';
import type { Utterance } from './use-conversation';
import { useStarters } from './use-starters';
import { useUnsignedTexts } from './use-unsigned-texts';

interface StartersProps {
  assistant: string;
  members: readonly Member[];
  send: (utterance: Utterance) => Promise<void>;
}

/** What an empty conversation shows: examples of both kinds, each sent with one click. */
export function Starters({ assistant, members, send }: StartersProps) {
  const { language, text } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const starters = useStarters(assistant);
  const unsigned = useUnsignedTexts();
  const good = starters.filter(({ kind }) => kind === 'good');
  const chatter = starters.filter(({ kind }) => kind === 'chatter');

  const say = async ({ text: words }: Starter, member: Member) => {
    try {
      await send({ member, text: words, mentionsBot: false });
    } catch (error) {
      setProblem(describeError(error, language, text));
    }
  };

  return (
    <div className={classes.starters} data-testid="starters">
      <Logo size={44} />
      <h2 className={classes.title}>{text.starters.title}</h2>
      {(good.length > 0 ? text.starters.lead : text.starters.ownKnowledge).map((line) => (
        <p key={line} className={classes.lead}>
          {line}
        </p>
      ))}
      {unsigned > 0 && (
        <p className={classes.unsigned} data-testid="unsigned-texts">
          <Icon name="alert" size={16} />
          <span>{text.trust.unsigned(unsigned)}</span>
        </p>
      )}
      <div className={classes.columns}>
        {good.length > 0 && <StarterColumn title={text.starters.good} starters={good} members={members} say={say} />}
        {chatter.length > 0 && (
          <StarterColumn title={text.starters.chatter} starters={chatter} members={members} say={say} />
        )}
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
