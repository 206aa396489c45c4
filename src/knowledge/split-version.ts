import type { Document, Passage } from '../core/knowledge';
import type { DocumentHistory, DocumentVersionContent } from '../core/ports/document-history';
import { withEarlierText } from './content-hash';
import type { PassageOptions } from './knowledge.config';
import type { DocumentSplitter } from './split-document';

export interface SplitOptions {
  split: DocumentSplitter;
  passage: PassageOptions;
}

export interface EarlierDocument {
  document: Document;
  passages: Passage[];
}

/** A document as one of its versions was. It stays withdrawn, or in use, as it is now. */
export function asInVersion(
  current: Document,
  version: DocumentVersionContent,
  { split, passage }: SplitOptions,
): EarlierDocument {
  const { text, markup, places, title, sources, reviewedOn, reviewedBy, url, validity } = version;
  const { passages } = split({
    ...{ documentId: current.id, path: current.path, format: current.format },
    ...{ text, markup, places, passage },
  });
  const { withdrawnAt } = current.validity;
  return {
    document: {
      ...current,
      ...{ title, sources, reviewedOn, reviewedBy, url },
      validity: { ...validity, withdrawnAt },
      contentHash: withEarlierText(current.contentHash, text),
    },
    passages,
  };
}

/** The newest version, split as `current` would be now; null when its text is not kept. */
export async function splitVersion(
  current: Document,
  options: SplitOptions & { history: Pick<DocumentHistory, 'versions' | 'contentOf'> },
): Promise<EarlierDocument | null> {
  const newest = (await options.history.versions(current.id)).at(-1);
  const version = newest && (await options.history.contentOf(current.id, newest.number));
  return version ? asInVersion(current, version, options) : null;
}
