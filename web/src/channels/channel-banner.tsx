import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import { Icon } from '../ui/icon';
import classes from './channel-banner.module.css';
import { useChannels } from './use-channels';

/** Red above everything when the line to a platform is not well; not there when all are. */
export function ChannelBanner() {
  const { channels: words, htmlLang, joinSentences } = useText();
  const unwell = useChannels();
  return (
    <div role="status" aria-label={words.label}>
      {unwell.map(({ channel, app, state, since, problem }) => (
        <p key={`${channel} ${app}`} className={classes.banner} data-testid="channel-banner">
          <Icon name="alert" size={16} />
          <span>
            {joinSentences([
              words.line(channel, app, state, formatMoment(since, htmlLang)),
              ...(problem === null ? [] : [words.problem(problem)]),
            ])}
          </span>
        </p>
      ))}
    </div>
  );
}
