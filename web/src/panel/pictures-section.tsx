import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { PictureReport } from './picture-report';
import classes from './pictures-section.module.css';
import { Section } from './section';

/** What was read of the pictures of a question, and what could not be. */
export function PicturesSection({ trace: { pictures = [] } }: { trace: Trace }) {
  const { pictures: words } = useText();
  if (pictures.length === 0) return null;
  return (
    <Section title={words.title}>
      <ol className={classes.pictures}>
        {pictures.map((picture, at) => (
          <li key={at} data-testid="picture-report">
            <PictureReport picture={picture} name={pictures.length > 1 ? words.numbered(at + 1) : null} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
