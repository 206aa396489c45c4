import {
  type DocumentOrigin,
  type KnownDocuments,
  OriginError,
  type OriginItem,
} from '../../core/ports/document-origin';
import { FeishuApiError } from './api/feishu-api-error';
import type { LarkConnectionOptions } from './api/lark-connection';
import { docxMarkdown } from './wiki/docx-markdown';
import { FeishuWikiApi, type Pause, type WikiNode } from './wiki/wiki-api';
import { concernsAll, isDeleted, wikiWords } from './wiki/wiki-words';

export interface FeishuWikiOriginOptions {
  name: string;
  /** Of the wiki. */
  space: string;
  /** Only this page and what stands below it. */
  node?: string | undefined;
  /** Where people open the wiki, such as `https://example.feishu.cn`. */
  site?: string | undefined;
  app: LarkConnectionOptions;
  /** Of a test. */
  pause?: Pause;
}

const MOST_NODES = 20_000;

/** The documents of a Feishu wiki, each as Markdown under the token of its page, so that a new title or place changes no path. */
export class FeishuWikiOrigin implements DocumentOrigin {
  readonly name: string;
  private readonly api: FeishuWikiApi;

  constructor(private readonly options: FeishuWikiOriginOptions) {
    this.name = options.name;
    this.api = new FeishuWikiApi({ ...options.app, pause: options.pause });
  }

  async *documents(_known: KnownDocuments, signal?: AbortSignal): AsyncGenerator<OriginItem> {
    const seen = new Set<string>();
    const gaps: string[] = [];
    const waiting: (WikiNode | null)[] = [await this.root(signal)];
    for (let parent = waiting.shift(); parent !== undefined; parent = waiting.shift()) {
      if (parent && !seen.has(parent.document)) {
        seen.add(parent.document);
        yield await this.itemOf(parent, signal);
      }
      if (parent?.hasChildren === false) continue;
      try {
        for await (const child of this.childrenOf(parent, signal)) {
          if (seen.has(child.token)) continue;
          seen.add(child.token);
          waiting.push(child);
        }
      } catch (error) {
        const failure = failureOf(error);
        if (parent === null || concernsAll(failure)) throw new OriginError(wikiWords(failure), { cause: error });
        gaps.push(`What stands below the page ${parent.token} was not listed: ${wikiWords(failure)}`);
      }
      if (seen.size > MOST_NODES) throw new OriginError(`The wiki has too many pages: name a node of it.`);
    }
    if (gaps[0] !== undefined) throw new OriginError(gaps[0]);
  }

  private async root(signal: AbortSignal | undefined): Promise<WikiNode | null> {
    const { node } = this.options;
    if (node === undefined) return null;
    try {
      return await this.api.node(node, signal);
    } catch (error) {
      throw new OriginError(wikiWords(failureOf(error)), { cause: error });
    }
  }

  private childrenOf(parent: WikiNode | null, signal: AbortSignal | undefined): AsyncGenerator<WikiNode> {
    return this.api.children(parent?.space ?? this.options.space, parent?.token ?? null, signal);
  }

  private async itemOf(
    { token, document, type, title }: WikiNode,
    signal: AbortSignal | undefined,
  ): Promise<OriginItem> {
    const path = `${token}.md`;
    const named = title === '' ? 'A page' : `"${title}"`;
    if (type !== 'docx') {
      return { status: 'refused', path, message: `${named} is no document but a ${type}: only documents are read.` };
    }
    try {
      const revision = await this.api.revision(document, signal);
      return {
        status: 'document',
        document: { path, title: title === '' ? null : title, url: this.urlOf(token), version: `revision ${revision}` },
        bytes: () => this.markdownOf(document, revision, signal),
      };
    } catch (error) {
      const failure = failureOf(error);
      if (concernsAll(failure)) throw new OriginError(wikiWords(failure), { cause: error });
      return { status: isDeleted(failure) ? 'gone' : 'refused', path, message: `${named}: ${wikiWords(failure)}` };
    }
  }

  private async markdownOf(document: string, revision: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
    try {
      return Buffer.from(docxMarkdown(await this.api.blocks(document, revision, signal)));
    } catch (error) {
      throw new OriginError(wikiWords(failureOf(error)), { cause: error });
    }
  }

  private urlOf(token: string): string | null {
    const { site } = this.options;
    return site === undefined ? null : new URL(`/wiki/${token}`, site).href;
  }
}

/** Anything else is thrown on. */
function failureOf(error: unknown): FeishuApiError {
  if (error instanceof FeishuApiError) return error;
  throw error;
}
