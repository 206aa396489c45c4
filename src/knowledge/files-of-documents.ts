/** Documents by the file that holds them: a file is a document itself, or an archive whose members lie below its path. */
export function groupByFile<Item extends { path: string }>(
  documents: readonly Item[],
  files: readonly string[],
): { byFile: ReadonlyMap<string, Item[]>; fileless: Item[] } {
  const byFile = new Map<string, Item[]>(files.map((file) => [file, []]));
  const fileless = documents.filter((document) => {
    const file = filesAbove(document.path).find((path) => byFile.has(path));
    byFile.get(file ?? '')?.push(document);
    return file === undefined;
  });
  return { byFile, fileless };
}

/** The path itself, then what it lies below, nearest first. */
function filesAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}

/** Whether the path is one of these or lies below one; the empty one is above all. */
export const isUnder = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
