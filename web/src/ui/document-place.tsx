import classes from './document-place.module.css';

interface DocumentPlaceProps {
  title: string;
  headingPath: readonly string[];
  /** Of the page that shows the passage in its place. */
  url?: string | undefined;
}

/** Title › heading › heading; a first heading that repeats the title is left out. */
export function DocumentPlace({ title, headingPath, url }: DocumentPlaceProps) {
  const headings = headingPath[0] === title ? headingPath.slice(1) : headingPath;
  return (
    <span className={classes.place}>
      {url === undefined ? (
        <span className={classes.title}>{title}</span>
      ) : (
        <a className={classes.title} href={url} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      )}
      {headings.map((heading, index) => (
        <span key={index}>
          <span aria-hidden="true"> › </span>
          {heading}
        </span>
      ))}
    </span>
  );
}
