import { useText } from '../i18n/language';
import classes from './origin-line.module.css';

interface OriginLineProps {
  sources: readonly string[];
  reviewedOn: string | null;
}

/** Where a document's facts come from and when it was reviewed; nothing when it does not say. */
export function OriginLine({ sources, reviewedOn }: OriginLineProps) {
  const { message } = useText();
  const parts = [...sources, ...(reviewedOn === null ? [] : [message.reviewedOn(reviewedOn)])];
  if (parts.length === 0) return null;
  return (
    <div className={classes.origin}>
      {parts.map((part) => (
        <span key={part} className={classes.part}>
          {part}
        </span>
      ))}
    </div>
  );
}
