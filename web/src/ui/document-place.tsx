import type { Evidence } from '../api';
import { placeInFile } from '../../../src/text/source-place';
import { useLanguage } from '../i18n/language';
import classes from './document-place.module.css';

interface DocumentPlaceProps {
  title: string;
  headingPath: readonly string[];
  place?: Evidence['place'] | undefined;
  /** Of the page that shows the passage in its place. */
  url?: string | undefined;
}

/** Title › heading › place in the file; a first heading that repeats the title is left out. */
export function DocumentPlace({ title, headingPath, place, url }: DocumentPlaceProps) {
  const { language } = useLanguage();
  const headings = headingPath[0] === title ? headingPath.slice(1) : headingPath;
  const steps = place ? [...headings, placeInFile(place, { headingPath: headings, language })] : headings;
  return (
    <span className={classes.place}>
      {url === undefined ? (
        <span className={classes.title}>{title}</span>
      ) : (
        <a className={classes.title} href={url} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      )}
      {steps.map((heading, index) => (
        <span key={index}>
          <span aria-hidden="true"> › </span>
          {heading}
        </span>
      ))}
    </span>
  );
}
