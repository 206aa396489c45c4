export interface TreeEntry {
  path: string;
  kind: 'file' | 'link' | 'submodule';
  /** Of the content; the version of the document. */
  hash: string;
  size: number;
}

/** The answer of `git ls-tree -r -z -l`: mode, kind, hash and size, a tab, and the path as it is. */
export function readTree(listing: Buffer): TreeEntry[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((line): TreeEntry[] => {
      const [, mode = '', hash = '', size = '', path = ''] =
        /^(\d{6}) [a-z]+ ([0-9a-f]{40,64}) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? [];
      if (path === '') return [];
      const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
      return [{ path, kind, hash, size: size === '-' ? 0 : Number(size) }];
    });
}
