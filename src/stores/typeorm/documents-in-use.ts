import type { Validity } from '../../core/knowledge';
import type { DocumentState, SupersessionDoubt } from '../../core/ports/document-history';

/** What decides whether a document counts. */
export interface DatedDocument {
  id: string;
  path: string;
  validity: Validity;
}

/**
 * States of the documents of one knowledge base on a day. What is superseded stays so from the day on which the document
 * that names it begins, also when that one is over: what it replaced is no better then. A withdrawn document replaces
 * nothing; documents that name each other in a circle replace none of it.
 * @param on ISO day
 */
export function documentStates(documents: readonly DatedDocument[], on: string): Map<string, DocumentState> {
  const states = new Map(documents.map(({ id, validity }) => [id, ownState(validity, on)]));
  const byPath = new Map(documents.map((document) => [document.path, document]));
  for (const successor of documents) {
    if (!hasBegun(successor.validity, on)) continue;
    for (const path of successor.validity.supersedes) {
      const old = byPath.get(path);
      if (!old || states.get(old.id) !== 'in-use' || leadsTo(old, successor, byPath)) continue;
      states.set(old.id, 'superseded');
    }
  }
  return states;
}

/** Of each document that there is something to tell of: what it says of others cannot be as it says. */
export function supersessionDoubts(documents: readonly DatedDocument[]): Map<string, SupersessionDoubt[]> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return new Map(
    documents.flatMap((document): [string, SupersessionDoubt[]][] => {
      const named = document.validity.supersedes.map((path) => byPath.get(path));
      const doubts: SupersessionDoubt[] = [];
      if (named.some((old) => old && leadsTo(old, document, byPath))) doubts.push('circle');
      if (named.includes(undefined)) doubts.push('missing');
      return doubts.length > 0 ? [[document.id, doubts]] : [];
    }),
  );
}

function ownState({ from, until, withdrawnAt }: Validity, on: string): DocumentState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (from !== null && on < from) return 'not-yet-valid';
  return until !== null && on > until ? 'expired' : 'in-use';
}

/** Of days that leave none, the document never begins. */
const hasBegun = ({ from, until, withdrawnAt }: Validity, on: string): boolean =>
  withdrawnAt === null && (from === null || (on >= from && (until === null || until >= from)));

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
