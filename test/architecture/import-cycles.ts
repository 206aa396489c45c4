import type { SourceFile } from './source-files';

/** Groups of files that import each other in a circle, each as one such circle: first file repeated at its end. */
export function findCycles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target !== null && known.has(target) ? [target] : [])),
    ]),
  );
  const reachable = (start: string) => shortestPath(edges, start, start);
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const path of edges.keys()) {
    if (seen.has(path)) continue;
    const cycle = reachable(path);
    if (!cycle) continue;
    cycle.forEach((member) => seen.add(member));
    cycles.push(cycle);
  }
  return cycles;
}

/** The shortest way along at least one import, both ends included; null when there is none. */
function shortestPath(edges: ReadonlyMap<string, readonly string[]>, start: string, end: string): string[] | null {
  const cameFrom = new Map<string, string>();
  let frontier = [start];
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const path of frontier) {
      for (const target of edges.get(path) ?? []) {
        if (target === end) return trace(cameFrom, start, path).concat(end);
        if (cameFrom.has(target) || target === start) continue;
        cameFrom.set(target, path);
        next.push(target);
      }
    }
    frontier = next;
  }
  return null;
}

function trace(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const path = [end];
  for (let step = end; step !== start;) {
    step = cameFrom.get(step) ?? start;
    path.unshift(step);
  }
  return path;
}
