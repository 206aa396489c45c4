/** A block as the platform gives it; `children` are ids. */
export type RawBlock = { block_id: string; block_type: number; children?: string[] } & Record<string, unknown>;

export interface WikiPage {
  space: string;
  /** Of the node. */
  token: string;
  parent: string | null;
  /** Of the document that it shows. */
  document: string;
  type: string;
  title: string;
  /** Who may neither read it nor what stands below it. */
  closed: boolean;
}

export interface WikiDocument {
  id: string;
  revision: number;
  blocks: RawBlock[];
  state: 'open' | 'closed' | 'deleted';
}

/** Spaces with their trees of pages, and the documents that these show. */
export class Wikis {
  /** Apps that may read a space; all of its pages but closed ones. */
  readonly readers = new Map<string, Set<string>>();
  readonly pages = new Map<string, WikiPage>();
  readonly documents = new Map<string, WikiDocument>();

  addSpace(space: string, appIds: readonly string[]): void {
    this.readers.set(space, new Set(appIds));
  }

  add(page: Partial<WikiPage> & Pick<WikiPage, 'space' | 'token'>, blocks: readonly RawBlock[] = []): WikiPage {
    const added = { parent: null, document: `doc${page.token}`, type: 'docx', title: '', closed: false, ...page };
    this.pages.set(added.token, added);
    if (!this.documents.has(added.document)) this.write(added.document, blocks);
    return added;
  }

  /** A new revision. */
  write(id: string, blocks: readonly RawBlock[]): void {
    const children = blocks.flatMap(({ block_id: block }) =>
      blocks.some((other) => other.children?.includes(block)) ? [] : [block],
    );
    const root = { block_id: id, block_type: 1, children, page: { elements: [] } };
    const revision = (this.documents.get(id)?.revision ?? 0) + 1;
    this.documents.set(id, { id, revision, blocks: [root, ...blocks], state: 'open' });
  }
}
