import { Unavailable } from 'fennelbean/plugin';

/** Lines of a file that match. */
export interface CodeMatch {
  repository: string;
  path: string;
  commit: string;
  /** From 1. */
  first: number;
  last: number;
  content: string;
}

type Loose = Readonly<Record<string, unknown>>;

/** The matches of a stream of server-sent events. Throws `Unavailable` where it tells of an error and holds none. */
export function matchesIn(stream: string): CodeMatch[] {
  const events = stream.split(/\r?\n\r?\n/).map(eventIn);
  const matches = events
    .filter(({ name }) => name === 'matches')
    .flatMap(({ data }) => (Array.isArray(data) ? data.flatMap((item: unknown) => matchesOfFile(item as Loose)) : []));
  if (matches.length === 0 && events.some(({ name }) => name === 'error')) throw new Unavailable('search-failed');
  return matches;
}

function eventIn(block: string): { name: string; data: unknown } {
  const lines = block.split(/\r?\n/);
  const valueOf = (field: string): string[] =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ''));
  try {
    return { name: valueOf('event')[0] ?? '', data: JSON.parse(valueOf('data').join('\n') || 'null') as unknown };
  } catch {
    return { name: valueOf('event')[0] ?? '', data: null };
  }
}

/** Lines are counted from 0 there. */
function matchesOfFile(match: Loose): CodeMatch[] {
  const { type, repository, path, commit, chunkMatches, lineMatches } = match;
  if (type !== 'content' || typeof repository !== 'string' || typeof path !== 'string') return [];
  const file = { repository, path, commit: typeof commit === 'string' ? commit : '' };
  const chunks = Array.isArray(chunkMatches) ? chunkMatches : [];
  const lines = Array.isArray(lineMatches) ? lineMatches : [];
  return [
    ...chunks.flatMap((chunk: unknown) => {
      const { content, contentStart } = chunk as Loose;
      return piece(file, content, (contentStart as Loose | undefined)?.line);
    }),
    ...lines.flatMap((line: unknown) => piece(file, (line as Loose).line, (line as Loose).lineNumber)),
  ];
}

function piece(file: Pick<CodeMatch, 'repository' | 'path' | 'commit'>, content: unknown, line: unknown): CodeMatch[] {
  if (typeof content !== 'string' || content.trim() === '' || typeof line !== 'number') return [];
  const text = content.replace(/\n$/, '');
  return [{ ...file, first: line + 1, last: line + text.split('\n').length, content: text }];
}
