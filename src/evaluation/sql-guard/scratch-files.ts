import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a database makes for itself while it runs. */
const OWN =
  /(?:^|\/)(?:ib[\w.]*|undo\d*|aria[\w.]*|[\w.-]*\.(?:ibd|frm|MA[DI]|MY[DI]|opt)|#[\w-]*|pid|socket|[\w.-]*-journal)$/;
const PATH = /['"]((?:[a-z]:)?[/\\][\w./\\-]{3,120})['"]/gi;

/** All files below the folders. */
export const filesIn = (folders: readonly string[]): Set<string> => new Set(folders.flatMap(listed));

function listed(folder: string): string[] {
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const found = isThere ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return found.map((name) => join(folder, name)).filter((file) => !OWN.test(file));
}

/** Paths that payloads name in quotes. */
export const pathsIn = (payloads: readonly string[]): string[] => [
  ...new Set(payloads.flatMap((payload) => [...payload.matchAll(PATH)].map(([, path = '']) => path))),
];
