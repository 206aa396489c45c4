import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { OriginError } from '../../../core/ports/document-origin';
import { FeishuApiError } from '../api/feishu-api-error';
import { LarkConnection, type LarkConnectionOptions } from '../api/lark-connection';
import { type DocxBlock, docxBlock } from './docx-blocks';

const node = z
  .object({
    space_id: z.string().nullish(),
    node_token: z.string(),
    obj_token: z.string(),
    obj_type: z.string(),
    title: z.string().nullish(),
    has_child: z.boolean().nullish(),
  })
  .transform((raw) => ({
    space: raw.space_id ?? null,
    token: raw.node_token,
    document: raw.obj_token,
    type: raw.obj_type,
    title: raw.title ?? '',
    hasChildren: raw.has_child === true,
  }));

/** A page of a wiki; what it shows is a document of its own. */
export type WikiNode = z.output<typeof node>;

function pageOf<Item extends z.ZodType>(item: Item) {
  return z
    .object({ items: z.array(item).nullish(), has_more: z.boolean().nullish(), page_token: z.string().nullish() })
    .transform((raw) => ({
      items: raw.items ?? [],
      next: raw.has_more === true && raw.page_token !== '' ? (raw.page_token ?? null) : null,
    }));
}

const nodePage = pageOf(node);
const blockPage = pageOf(docxBlock);
const nodeAnswer = z.object({ node });
const documentAnswer = z.object({ document: z.object({ revision_id: z.number() }) });

/** Far above what documents and wikis have; a listing that never ends is broken. */
const MOST_PAGES = 2000;
const TRIES = 6;
const LONGEST_WAIT = 30_000;

export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;

/**
 * Wiki pages and documents by the platform's own SDK. What is asked too often is asked again after the pause that the
 * platform names. Pages "获取知识空间子节点列表", "获取知识空间节点信息", "获取文档基本信息", "获取文档所有块".
 */
export class FeishuWikiApi {
  private readonly connection: LarkConnection;
  private readonly pause: Pause;

  constructor({ pause, ...options }: LarkConnectionOptions & { pause?: Pause | undefined }) {
    this.connection = new LarkConnection(options);
    this.pause = pause ?? ((milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal } : {}));
  }

  async node(token: string, signal?: AbortSignal): Promise<WikiNode> {
    return nodeAnswer.parse(await this.get('wiki/v2/spaces/get_node', { token }, signal)).node;
  }

  /** Those right below `parent`; of the space itself without one. */
  async *children(space: string, parent: string | null, signal?: AbortSignal): AsyncGenerator<WikiNode> {
    const path = `wiki/v2/spaces/${encodeURIComponent(space)}/nodes`;
    const params = { page_size: 50, ...(parent !== null && { parent_node_token: parent }) };
    for await (const data of this.pages(path, params, signal)) {
      const page = nodePage.parse(data);
      yield* page.items;
    }
  }

  /** The number of a document's newest revision. */
  async revision(document: string, signal?: AbortSignal): Promise<number> {
    const data = await this.get(`docx/v1/documents/${encodeURIComponent(document)}`, {}, signal);
    return documentAnswer.parse(data).document.revision_id;
  }

  async blocks(document: string, revision: number, signal?: AbortSignal): Promise<DocxBlock[]> {
    const path = `docx/v1/documents/${encodeURIComponent(document)}/blocks`;
    const params = { page_size: 500, document_revision_id: revision };
    const blocks: DocxBlock[] = [];
    for await (const data of this.pages(path, params, signal)) blocks.push(...blockPage.parse(data).items);
    return blocks;
  }

  private async *pages(path: string, params: object, signal: AbortSignal | undefined): AsyncGenerator {
    let token: string | null = null;
    for (let count = 0; count < MOST_PAGES; count++) {
      const data = await this.get(path, { ...params, ...(token !== null && { page_token: token }) }, signal);
      yield data;
      token = pageOf(z.unknown()).parse(data).next;
      if (token === null) return;
    }
    throw new OriginError('The platform tells of ever more pages: try again later.');
  }

  private async get(path: string, params: object, signal: AbortSignal | undefined): Promise<unknown> {
    for (let tried = 1; ; tried++) {
      signal?.throwIfAborted();
      try {
        const answer = await this.connection.ask({ method: 'GET', path, params, ...(signal && { signal }) });
        return z.object({ data: z.unknown() }).parse(answer).data;
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof FeishuApiError) || tried >= TRIES || !mayPass(error)) throw error;
        const pause = error.failure.retryAfter ?? 500 * 2 ** tried;
        await this.pause(Math.min(pause, LONGEST_WAIT), signal);
      }
    }
  }
}

/** Asked too often, or the platform or the line is in trouble. */
function mayPass({ failure: { status, code, network } }: FeishuApiError): boolean {
  if (network !== null) return network !== 'too-large';
  return status === 429 || code === 99991400 || (status ?? 0) >= 500 || code === 131007 || code === 131001;
}
