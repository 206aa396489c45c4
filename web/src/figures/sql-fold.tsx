import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useText } from '../i18n/language';
import { copyText } from '../ui/copy-text';
import { HiddenData } from '../ui/hidden-data';
import classes from './sql-fold.module.css';

/** Statements that nobody needs to see, and anybody may. */
export function SqlFold({ queries }: { queries: readonly string[] }) {
  const { figures: words } = useText();
  return (
    <details className={classes.fold} data-testid="sql-fold">
      <summary>{queries.length === 1 ? words.sql : words.sqlCount(queries.length)}</summary>
      {queries.map((sql, at) => (
        <Sql key={at} sql={sql} />
      ))}
    </details>
  );
}

function Sql({ sql }: { sql: string }) {
  const { figures: words } = useText();
  const statement = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);

  const copy = async () => {
    if (statement.current) setCopied(await copyText(statement.current));
  };
  return (
    <div className={classes.statement}>
      <pre ref={statement} className={classes.sql} tabIndex={0} data-testid="sql">
        <HiddenData text={sql} />
      </pre>
      <div className={classes.actions}>
        <Button variant="default" size="compact-xs" onClick={() => void copy()} data-testid="sql-copy">
          {words.copy}
        </Button>
        <span className={classes.said} role="status">
          {copied !== null && (copied ? words.copied : words.cannotCopy)}
        </span>
      </div>
    </div>
  );
}
