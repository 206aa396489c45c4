import classes from './document-place.module.css';

/** Title › heading › heading; a first heading that repeats the title is left out. */
export function DocumentPlace({ title, headingPath }: { title: string; headingPath: readonly string[] }) {
  const headings = headingPath[0] === title ? headingPath.slice(1) : headingPath;
  return (
    <span className={classes.place}>
      <span className={classes.title}>{title}</span>
      {headings.map((heading, index) => (
        <span key={index}>
          <span aria-hidden="true"> › </span>
          {heading}
        </span>
      ))}
    </span>
  );
}
