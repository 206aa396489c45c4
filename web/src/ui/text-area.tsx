import { type Ref, useId } from 'react';
import classes from './text-area.module.css';

interface TextAreaProps {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  note?: string;
  value: string;
  disabled?: boolean;
  onChange: (value: string) => void;
  testId: string;
}

/** A field of several lines that grows with its words. */
export function TextArea({ ref, label, note, value, disabled = false, onChange, testId }: TextAreaProps) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={ref}
        id={id}
        className={classes.area}
        rows={2}
        value={value}
        disabled={disabled}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        data-testid={testId}
      />
      {note !== undefined && (
        <span id={`${id}-note`} className={classes.note}>
          {note}
        </span>
      )}
    </div>
  );
}
