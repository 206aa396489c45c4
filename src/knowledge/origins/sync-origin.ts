import type { OriginReport } from '../../core/origins-report';
import { type DocumentOrigin, OriginError, type OriginItem } from '../../core/ports/document-origin';
import type { OriginMirror } from './origin-mirror';
import { pathFault } from './safe-path';

export interface MirrorReport extends Omit<OriginReport, 'knowledgeBase' | 'name' | 'kind' | 'refused'> {
  refused: { path: string; message: string }[];
}

export interface MirrorRun {
  origin: DocumentOrigin;
  mirror: OriginMirror;
  onDocument?: (path: string) => void;
  signal?: AbortSignal | undefined;
}

/** Fetches what is new or changed; removes what is gone, where the origin was listed in full. Breaking it off loses nothing. */
export async function syncOrigin({ origin, mirror, onDocument, signal }: MirrorRun): Promise<MirrorReport> {
  const report: MirrorReport = { added: 0, changed: 0, unchanged: 0, removed: 0, refused: [], problem: null };
  const kept = new Set<string>();
  try {
    for await (const item of origin.documents(mirror, signal)) {
      signal?.throwIfAborted();
      await take(item, { mirror, report, kept });
      onDocument?.(pathOf(item));
    }
    for (const path of mirror.paths.filter((known) => !kept.has(known))) {
      await mirror.remove(path);
      report.removed++;
    }
  } catch (error) {
    if (!(error instanceof OriginError)) throw error;
    report.problem = error.message;
  } finally {
    await mirror.save();
  }
  return report;
}

const pathOf = (item: OriginItem): string => (item.status === 'document' ? item.document.path : item.path);

interface Taking {
  mirror: OriginMirror;
  report: MirrorReport;
  kept: Set<string>;
}

async function take(item: OriginItem, { mirror, report, kept }: Taking): Promise<void> {
  const path = pathOf(item);
  const refuse = (message: string): void => {
    report.refused.push({ path, message });
  };
  if (item.status === 'gone') {
    refuse(item.message);
    return;
  }
  const known = mirror.find(path);
  if (item.status === 'refused') {
    kept.add(path);
    refuse(item.message);
    return;
  }
  const fault = pathFault(path);
  if (fault !== null) {
    refuse(fault);
    return;
  }
  if (kept.has(path)) {
    refuse('Another document of this origin has the same path.');
    return;
  }
  kept.add(path);
  const { document, bytes } = item;
  if (known && document.version !== null && document.version === known.version) {
    if (document.title === known.title && document.url === known.url) {
      report.unchanged++;
      return;
    }
    await mirror.put(document);
    report.changed++;
    return;
  }
  try {
    const fresh = await bytes();
    const isSame = known !== null && Buffer.compare(fresh, await known.read()) === 0;
    await mirror.put(document, isSame ? undefined : fresh);
    report[known === null ? 'added' : isSame ? 'unchanged' : 'changed']++;
  } catch (error) {
    if (!(error instanceof OriginError)) throw error;
    refuse(error.message);
  }
}
