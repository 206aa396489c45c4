import type { Validity } from '../../core/knowledge';
import type { DocumentState } from '../../core/ports/document-history';

/** What decides whether a document counts. */
export interface DatedDocument {
  id: string;
  path: string;
  validity: Validity;
}

/**
 * States of the documents of one knowledge base on a day. A document is superseded while one that names it is in force;
 * documents that name each other in a circle all count.
 * @param on ISO day
 */
export function documentStates(documents: readonly DatedDocument[], on: string): Map<string, DocumentState> {
  const states = new Map(documents.map(({ id, validity }) => [id, ownState(validity, on)]));
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const inForce = documents.filter(({ id }) => states.get(id) === 'in-use');
  for (const successor of inForce) {
    for (const path of successor.validity.supersedes) {
      const old = byPath.get(path);
      if (!old || states.get(old.id) !== 'in-use' || leadsTo(old, successor, byPath)) continue;
      states.set(old.id, 'superseded');
    }
  }
  return states;
}

function ownState({ from, until, withdrawnAt }: Validity, on: string): DocumentState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (from !== null && on < from) return 'not-yet-valid';
  return until !== null && on > until ? 'expired' : 'in-use';
}

/** Whether `from` stands in for `to`, at however many removes. */
function leadsTo(from: DatedDocument, to: DatedDocument, byPath: ReadonlyMap<string, DatedDocument>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let document = open.pop(); document; document = open.pop()) {
    if (document.id === to.id) return true;
    if (seen.has(document.id)) continue;
    seen.add(document.id);
    open.push(...document.validity.supersedes.flatMap((path) => byPath.get(path) ?? []));
  }
  return false;
}
