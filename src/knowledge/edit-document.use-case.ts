import type { Clock } from '../core/ports/clock';
import type { DocumentHistory } from '../core/ports/document-history';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import { withEarlierText } from './content-hash';
import type { PassageOptions } from './knowledge.config';
import type { KnowledgeProblem } from './knowledge-error';
import { SupersededPaths } from './resolve-supersedes';
import { loadDocumentSplitter } from './split-document';

export interface EditDocumentStores {
  knowledge: Pick<KnowledgeStore, 'replaceDocument' | 'documentVersions'>;
  documents: Pick<DocumentHistory, 'find' | 'movedPaths'>;
  clock: Pick<Clock, 'now'>;
}

/** `not-text`: only what is Markdown or plain text can be written here. */
export type EditResult =
  { status: 'done'; problems: readonly KnowledgeProblem[] } | { status: 'unknown' } | { status: 'not-text' };

/** A text that an admin writes on the page in place of a document's; it stays until its file changes. */
export class EditDocument {
  constructor(
    private readonly stores: EditDocumentStores,
    private readonly passage: PassageOptions,
  ) {}

  /** @param edit `text` with its front matter, as the file has it; `by` the admin's name */
  async run(documentId: string, { text, by }: { text: string; by: string }): Promise<EditResult> {
    const { knowledge, documents, clock } = this.stores;
    const current = await documents.find(documentId);
    if (!current) return { status: 'unknown' };
    const { path, format, knowledgeBaseId } = current;
    if (format !== 'markdown' && format !== 'text') return { status: 'not-text' };
    const split = await loadDocumentSplitter();
    const { passages, warnings, validFrom, validUntil, supersedes, ...meta } = split({
      ...{ documentId, path, text },
      passage: this.passage,
    });
    const { withdrawnAt } = current.validity;
    const written = {
      ...current,
      ...meta,
      contentHash: withEarlierText(current.contentHash, text),
      validity: { from: validFrom, until: validUntil, supersedes, withdrawnAt },
    };
    const others = await knowledge.documentVersions(knowledgeBaseId);
    const paths = new SupersededPaths(
      others.map((other) => other.path),
      await documents.movedPaths(knowledgeBaseId),
    );
    const { document, problems } = paths.resolve(written);
    const markup = format === 'markdown' ? 'markdown' : 'plain';
    const version = { by, at: clock.now(), change: 'changed', text, markup, places: [] } as const;
    await knowledge.replaceDocument(document, passages, version);
    const said = warnings.map((warning): KnowledgeProblem => ({ file: path, ...warning, severity: 'warning' }));
    return { status: 'done', problems: [...said, ...problems] };
  }
}
