import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { PassageOptions } from './knowledge.config';
import { loadDocumentSplitter } from './split-document';
import { asInVersion } from './split-version';

export interface RollBackStores {
  knowledge: Pick<KnowledgeStore, 'replaceDocument'>;
  documents: Pick<DocumentHistory, 'find' | 'contentOf'>;
  clock: Pick<Clock, 'now'>;
}

export interface RollBackRequest {
  documentId: string;
  /** Number of the version to go back to. */
  version: number;
  /** The admin's name. */
  by: string;
}

/** Makes a document what one of its versions was, as a new version; so it stays until its file changes. */
export class RollBackDocument {
  constructor(
    private readonly stores: RollBackStores,
    private readonly passage: PassageOptions,
  ) {}

  /** `no-text`: there is no such version, or it is too old for its text to be kept. */
  async run({ documentId, version, by }: RollBackRequest): Promise<'done' | 'unknown' | 'no-text'> {
    const { knowledge, documents, clock } = this.stores;
    const current = await documents.find(documentId);
    if (!current) return 'unknown';
    const content = await documents.contentOf(documentId, version);
    if (!content) return 'no-text';
    const split = await loadDocumentSplitter();
    const { document, passages } = asInVersion(current, content, { split, passage: this.passage });
    const { text, markup, places } = content;
    const change = 'rolled-back';
    await knowledge.replaceDocument(document, passages, { by, at: clock.now(), change, text, markup, places });
    return 'done';
  }
}
