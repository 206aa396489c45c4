import type { Citation } from '../api';
import { useText } from '../i18n/language';
import { HiddenData } from '../ui/hidden-data';
import classes from './marked-text.module.css';

interface MarkedTextProps {
  text: string;
  citations: readonly Citation[];
  onMark: (number: number) => void;
}

/** Text whose `[n]` marks lead to their sources; a mark without a source stays plain text. */
export function MarkedText({ text, citations, onMark }: MarkedTextProps) {
  const words = useText();
  const known = new Set(citations.map(({ number }) => number));
  return text.split(/(\[\d+\])/).map((part, index) => {
    const number = Number(/^\[(\d+)\]$/.exec(part)?.[1]);
    if (!known.has(number)) return <HiddenData key={index} text={part} />;
    return (
      <button
        key={index}
        type="button"
        className={classes.mark}
        aria-label={words.message.source(number)}
        onClick={() => {
          onMark(number);
        }}
        data-testid="citation-mark"
      >
        [{number}]
      </button>
    );
  });
}
