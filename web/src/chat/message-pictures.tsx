import { useText } from '../i18n/language';
import { PictureButton } from '../pictures/picture-button';
import { picturesApi } from '../pictures/pictures-api';
import classes from '../pictures/pictures.module.css';

interface MessagePicturesProps {
  /** Null where only its platform has it. */
  pictures: readonly (string | null)[];
  /** Whether words stand above them. */
  isBelow: boolean;
}

export function MessagePictures({ pictures, isBelow }: MessagePicturesProps) {
  const { pictures: words } = useText();
  if (pictures.length === 0) return null;
  return (
    <ul className={classes.list} data-below={isBelow || undefined} data-testid="message-pictures">
      {pictures.map((key, at) => (
        <li key={at}>
          {key === null ? (
            <span className={classes.gone}>{words.onPlatform}</span>
          ) : (
            <PictureButton
              src={picturesApi.chatUrl(key)}
              name={pictures.length > 1 ? words.numbered(at + 1) : words.one}
              shape={pictures.length > 1 ? 'tile' : 'whole'}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
