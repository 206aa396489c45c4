import type { Path } from './options';

/** What stands at the path; undefined where a part of it is missing. */
export function getIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
    value,
  );
}

/** Puts a value at the path, whose parents exist. */
export function setIn(target: object, path: Path, value: unknown): void {
  const last = path.at(-1);
  if (last !== undefined) (getIn(target, path.slice(0, -1)) as Record<string | number, unknown>)[last] = value;
}
