import { TextInput } from '@mantine/core';
import type { DocumentPage, DocumentState } from '../api';
import { useText } from '../i18n/language';
import classes from './knowledge.module.css';
import type { DocumentFilter } from './use-documents';

const order: readonly DocumentState[] = ['in-use', 'not-yet-valid', 'expired', 'superseded', 'withdrawn', 'removed'];

interface DocumentFiltersProps {
  filter: DocumentFilter;
  counts: DocumentPage['counts'] | null;
  onFilter: (filter: DocumentFilter) => void;
}

/** By words, and by the states that there are. */
export function DocumentFilters({ filter, counts, onFilter }: DocumentFiltersProps) {
  const { knowledge: words } = useText();
  const states = order.filter((state) => (counts?.[state] ?? 0) > 0 || state === filter.state);
  const all = order.reduce((sum, state) => sum + (state === 'removed' ? 0 : (counts?.[state] ?? 0)), 0);
  const chip = (state: DocumentState | '', label: string, count: number) => (
    <button
      key={state}
      type="button"
      className={classes.chip}
      aria-pressed={filter.state === state}
      onClick={() => {
        onFilter({ ...filter, state, offset: 0 });
      }}
      data-testid="state-filter"
    >
      {label} <span className={classes.count}>{count}</span>
    </button>
  );
  return (
    <div className={classes.filters}>
      <TextInput
        type="search"
        size="sm"
        aria-label={words.search}
        placeholder={words.search}
        value={filter.search}
        onChange={(event) => {
          onFilter({ ...filter, search: event.currentTarget.value, offset: 0 });
        }}
        data-testid="document-search"
      />
      <div className={classes.chips}>
        {chip('', words.all, all)}
        {states.map((state) => chip(state, words.states[state], counts?.[state] ?? 0))}
      </div>
    </div>
  );
}
