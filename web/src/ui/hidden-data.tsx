import { placeholdersIn } from '../../../src/text/placeholders';
import { useText } from '../i18n/language';
import classes from './hidden-data.module.css';

/** What stands for personal data, as a chip that says so; the rest of the text as it is. */
export function HiddenData({ text }: { text: string }) {
  const { trust } = useText();
  const known = new Set(placeholdersIn(text));
  if (known.size === 0) return text;
  return text.split(/(\[[^[\]]+\])/).map((part, at) => {
    if (!known.has(part)) return part;
    const name = part.slice(1, -1);
    return (
      <span
        key={at}
        className={classes.chip}
        role="note"
        title={trust.hidden}
        aria-label={trust.hiddenData(name)}
        data-testid="hidden-data"
      >
        {name}
      </span>
    );
  });
}
