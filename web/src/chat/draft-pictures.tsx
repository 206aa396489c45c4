import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import classes from './draft-pictures.module.css';
import type { DraftPicture } from './use-draft-pictures';

interface DraftPicturesProps {
  pictures: readonly DraftPicture[];
  disabled: boolean;
  onRemove: (id: string) => void;
}

/** Small copies of what is about to be sent, each of which can be taken off again. */
export function DraftPictures({ pictures, disabled, onRemove }: DraftPicturesProps) {
  const { pictures: words } = useText();
  return (
    <>
      <span className="fb-hidden" role="status">
        {pictures.length > 0 && words.ready(pictures.length)}
      </span>
      {pictures.length > 0 && (
        <ul className={classes.list} aria-label={words.drafts} data-testid="draft-pictures">
          {pictures.map(({ id, file, preview }, at) => (
            <li key={id} className={classes.item} title={file.name} data-testid="draft-picture">
              {preview === null ? (
                <span className={classes.blank} role="img" aria-label={words.draft(at + 1, file.name)}>
                  <Icon name="picture" />
                </span>
              ) : (
                <img src={preview} alt={words.draft(at + 1, file.name)} />
              )}
              <button
                type="button"
                className={classes.remove}
                aria-label={words.remove(at + 1)}
                disabled={disabled}
                onClick={() => {
                  onRemove(id);
                }}
                data-testid="remove-picture"
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
