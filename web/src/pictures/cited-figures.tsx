import { type AnswerAttachment, api } from '../api';
import { PictureButton } from './picture-button';
import classes from './pictures.module.css';

/** Figures of documents that an answer cites, with their source; they are nobody's making here and bear no label. */
export function CitedFigures({ figures }: { figures: readonly AnswerAttachment[] }) {
  if (figures.length === 0) return null;
  return (
    <div className={classes.figures}>
      {figures.map(({ key, description }) => (
        <figure key={key} data-testid="cited-figure">
          <PictureButton src={api.answerFileUrl(key)} name={description} shape="whole" />
          <figcaption>{description}</figcaption>
        </figure>
      ))}
    </div>
  );
}
