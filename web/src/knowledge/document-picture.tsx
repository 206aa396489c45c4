import { placeInFile } from '../../../src/text/source-place';
import { useLanguage } from '../i18n/language';
import { PictureButton } from '../pictures/picture-button';
import { type DocumentPictureReport, picturesApi } from '../pictures/pictures-api';
import classes from './document-pictures.module.css';

/** A figure with its caption and place, and what was read of it; of a table its text. */
export function DocumentPicture({ picture }: { picture: DocumentPictureReport }) {
  const { language, text } = useLanguage();
  const words = text.pictures;
  const { key, caption, alternative, table, headingPath, place } = picture;
  const name = caption || alternative || words.one;
  const where = [...headingPath.slice(-1), ...(place ? [placeInFile(place, { headingPath, language })] : [])];
  return (
    <li className={classes.item} data-testid="document-picture">
      {key !== null && (
        <PictureButton src={picturesApi.documentUrl(key)} name={name} shape="tile">
          <PictureReading picture={picture} />
        </PictureButton>
      )}
      <div className={classes.about}>
        <span>{name}</span>
        {where.length > 0 && <span className={classes.soft}>{where.join(' › ')}</span>}
        {table !== '' && (
          <details className={classes.fold}>
            <summary>{words.table}</summary>
            <pre tabIndex={0}>{table}</pre>
          </details>
        )}
      </div>
    </li>
  );
}

function PictureReading({ picture: { reading, alternative, caption } }: { picture: DocumentPictureReport }) {
  const { text } = useLanguage();
  const words = text.pictures;
  const parts = [
    ['', caption === '' ? '' : alternative],
    [words.lettersOf, reading?.text ?? ''],
    [words.description, reading?.description ?? ''],
    [words.questions, reading?.questions.join('\n') ?? ''],
  ] as const;
  return (
    <div className={classes.reading} data-testid="picture-reading">
      {reading === null && <p className={classes.soft}>{words.unread}</p>}
      {parts.map(
        ([title, said]) =>
          said !== '' && (
            <section key={title}>
              {title !== '' && <h4>{title}</h4>}
              <p>{said}</p>
            </section>
          ),
      )}
    </div>
  );
}
