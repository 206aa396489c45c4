import type { Validity } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { DocumentSettings, DocumentVersion, KnowledgeStore } from '../core/ports/knowledge-store';

import { withoutFile } from './content-hash';
import type { PassageOptions } from './knowledge.config';
import { loadDocumentSplitter } from './split-document';
import { asInVersion } from './split-version';

export interface ChangeDocumentStores {
  knowledge: Pick<KnowledgeStore, 'updateDocument' | 'replaceDocument' | 'documentVersions'>;
  documents: Pick<DocumentHistory, 'find' | 'versions' | 'contentOf'>;
  clock: Pick<Clock, 'now'>;
}

export interface DocumentChanges extends Omit<DocumentSettings, 'validity'> {
  validity?: Partial<Omit<Validity, 'withdrawnAt'>>;
}

/** `unknown-path`: it is to supersede what is no other document of its knowledge base. `no-day`: its last day is before its first. */
export type ChangeResult = 'done' | 'unknown' | 'unknown-path' | 'no-day';

/** What an admin sets on the page; it goes before what the file says until that changes. */
export class ChangeDocument {
  constructor(
    private readonly stores: ChangeDocumentStores,
    private readonly passage: PassageOptions,
  ) {}

  /** @param by the admin's name */
  async set(documentId: string, changes: DocumentChanges, by: string): Promise<ChangeResult> {
    const { knowledge, documents, clock } = this.stores;
    const document = await documents.find(documentId);
    if (!document) return 'unknown';
    const { from, until, supersedes } = { ...document.validity, ...changes.validity };
    if (from !== null && until !== null && until < from) return 'no-day';
    if (changes.validity?.supersedes) {
      const others = await knowledge.documentVersions(document.knowledgeBaseId);
      if (!supersedes.every((path) => isOther(path, { others, documentId }))) return 'unknown-path';
    }
    const note = { by, at: clock.now(), change: 'reviewed' } as const;
    return (await knowledge.updateDocument(documentId, changes, note)) ? 'done' : 'unknown';
  }

  /** Out of use from now on, until it is restored; a change of its file does not bring it back. */
  withdraw(documentId: string, by: string): Promise<'done' | 'unknown'> {
    return this.switch(documentId, { isWithdrawn: true, by });
  }

  /** Also what is gone with its file: it comes back as it was last, and stays until there is a file of its path. */
  async restore(documentId: string, by: string): Promise<'done' | 'unknown'> {
    const { documents } = this.stores;
    if (await documents.find(documentId)) return this.switch(documentId, { isWithdrawn: false, by });
    const versions = await documents.versions(documentId);
    const last = versions.findLast(({ hasText }) => hasText);
    const content = last && (await documents.contentOf(documentId, last.number));
    if (!content) return 'unknown';
    const { text, markup, places, validity, ...was } = content;
    const current = { ...was, id: documentId, contentHash: '', validity: { ...validity, withdrawnAt: null } };
    const split = await loadDocumentSplitter();
    const { document, passages } = asInVersion(current, content, { split, passage: this.passage });
    const version = { by, at: this.stores.clock.now(), change: 'restored', text, markup, places } as const;
    await this.stores.knowledge.replaceDocument({ ...document, contentHash: withoutFile(text) }, passages, version);
    return 'done';
  }

  private async switch(
    documentId: string,
    { isWithdrawn, by }: { isWithdrawn: boolean; by: string },
  ): Promise<'done' | 'unknown'> {
    const { knowledge, documents, clock } = this.stores;
    const document = await documents.find(documentId);
    if (!document) return 'unknown';
    if ((document.validity.withdrawnAt !== null) === isWithdrawn) return 'done';
    const at = clock.now();
    const change = isWithdrawn ? 'withdrawn' : 'restored';
    const validity = { withdrawnAt: isWithdrawn ? at : null };
    return (await knowledge.updateDocument(documentId, { validity }, { by, at, change })) ? 'done' : 'unknown';
  }
}

const isOther = (
  path: string,
  { others, documentId }: { others: readonly DocumentVersion[]; documentId: string },
): boolean => others.some((other) => other.path === path && other.id !== documentId);
