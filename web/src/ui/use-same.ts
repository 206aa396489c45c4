import { useMemo } from 'react';

/** The value as it was at first, for as long as it is the same as JSON: what is fetched again is made anew. */
export function useSame<Value>(value: Value): Value {
  const json = JSON.stringify(value);
  return useMemo(() => JSON.parse(json) as Value, [json]);
}
