import { useCallback, useState } from 'react';

function read(storage: Storage, key: string): unknown {
  try {
    const raw = storage.getItem(key);
    return raw === null ? undefined : JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs only the memory of the choice.
  }
}

/** State that outlives a reload; follows its key when that changes. */
export function useStored<T>(key: string, initial: () => T, storage: Storage = localStorage): [T, (value: T) => void] {
  const load = () => ({ key, value: (read(storage, key) as T | undefined) ?? initial() });
  const [held, setHeld] = useState(load);
  let current = held;
  if (held.key !== key) {
    current = load();
    setHeld(current);
  }
  const set = useCallback(
    (value: T) => {
      write(storage, key, value);
      setHeld({ key, value });
    },
    [key, storage],
  );
  return [current.value, set];
}
