import { type DocumentMeta, noMeta, readMeta } from './document-meta';
import type { YamlParser } from './parse-yaml';

const ending = '.meta.yaml';

/** What stands beside a document of a format without front matter, and says the same. */
export const sideFileOf = (path: string): string => path + ending;

export const isSideFile = (path: string): boolean => path.toLowerCase().endsWith(ending);

/** Reads a side file; what is malformed is left out with a warning. */
export function readSideFile(text: string, parseYaml: YamlParser): DocumentMeta {
  const parsed = parseYaml(text);
  const { value, error } = parsed;
  if (error) return ignored(error.line, error.message);
  if (value === null || value === undefined) return noMeta;
  if (typeof value !== 'object' || Array.isArray(value)) return ignored(1, 'it must be keys with values');
  return readMeta(value as Record<string, unknown>, {
    lineOf: (key) => parsed.lineOf(key) ?? 1,
    place: 'the side file',
  });
}

const ignored = (line: number, why: string): DocumentMeta => ({
  ...noMeta,
  warnings: [{ line, message: `Side file ignored: ${why}` }],
});

/** What the side file says, and for the rest what the document says itself. Warnings are of the side file alone. */
export function withSideFile(own: DocumentMeta, side: DocumentMeta): DocumentMeta {
  return {
    title: side.title ?? own.title,
    sources: side.sources.length > 0 ? side.sources : own.sources,
    reviewedOn: side.reviewedOn ?? own.reviewedOn,
    reviewedBy: side.reviewedBy ?? own.reviewedBy,
    validFrom: side.validFrom ?? own.validFrom,
    validUntil: side.validUntil ?? own.validUntil,
    supersedes: side.supersedes.length > 0 ? side.supersedes : own.supersedes,
    url: side.url ?? own.url,
    warnings: side.warnings,
  };
}
