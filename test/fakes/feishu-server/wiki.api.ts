import { refusals } from './api-error';
import { paged } from './messages.api';
import { type ApiRoute, type Call, type Platform } from './platform';
import { type WikiDocument, type WikiPage } from './wikis';

const toList = ['wiki:wiki', 'wiki:wiki:readonly', 'wiki:node:retrieve'];
const toRead = ['wiki:wiki', 'wiki:wiki:readonly', 'wiki:node:read'];
const toReadDocuments = ['docx:document', 'docx:document:readonly'];

/**
 * Pages "获取知识空间子节点列表", "获取知识空间节点信息", "获取文档基本信息", "获取文档所有块". That a space which the app is
 * no member of is refused with 131006, and an older revision is not kept, are assumptions.
 */
export function wikiRoutes({ wikis }: Platform): ApiRoute[] {
  const readable = (call: Call, space: string): void => {
    if (!/^\d+$/.test(space)) throw refusals.wikiParameter('space_id is not int');
    const readers = wikis.readers.get(space);
    if (readers === undefined) throw refusals.wikiUnknown();
    if (!readers.has(call.app.appId)) throw refusals.wikiForbidden('wiki space permission denied, tenant');
  };
  const pageOf = (call: Call, token: string): WikiPage => {
    const page = wikis.pages.get(token);
    if (page === undefined) throw refusals.wikiUnknown();
    readable(call, page.space);
    if (page.closed) throw refusals.wikiForbidden('node permission denied, tenant');
    return page;
  };
  const documentOf = ({ path }: Call): WikiDocument => {
    const document = wikis.documents.get(path.document_id ?? '');
    if (document === undefined) throw refusals.documentUnknown();
    if (document.state === 'deleted') throw refusals.documentDeleted();
    if (document.state === 'closed') throw refusals.documentForbidden();
    return document;
  };
  const view = ({ space, token, parent, document, type, title }: WikiPage) => ({
    space_id: space,
    node_token: token,
    obj_token: document,
    obj_type: type,
    parent_node_token: parent ?? '',
    node_type: 'origin',
    title,
    has_child: [...wikis.pages.values()].some((page) => page.parent === token),
  });
  const pageSize = ({ query }: Call, most: number): number => {
    const size = Number(query.get('page_size') ?? 20);
    if (!Number.isInteger(size) || size < 1 || size > most) throw refusals.wikiParameter('page_size');
    return size;
  };
  return [
    {
      name: 'wiki.node',
      method: 'GET',
      path: '/wiki/v2/spaces/get_node',
      scopes: toRead,
      handle: (call) => ({ node: view(pageOf(call, call.query.get('token') ?? '')) }),
    },
    {
      name: 'wiki.nodes',
      method: 'GET',
      path: '/wiki/v2/spaces/:space_id/nodes',
      scopes: toList,
      handle: (call) => {
        const space = call.path.space_id ?? '';
        const parent = call.query.get('parent_node_token');
        readable(call, space);
        if (parent !== null) pageOf(call, parent);
        const children = [...wikis.pages.values()].filter((page) => page.space === space && page.parent === parent);
        return paged(children.map(view), pageSize(call, 50), call.query.get('page_token'));
      },
    },
    {
      name: 'docx.get',
      method: 'GET',
      path: '/docx/v1/documents/:document_id',
      scopes: toReadDocuments,
      handle: (call) => {
        const { id, revision } = documentOf(call);
        return { document: { document_id: id, revision_id: revision, title: '' } };
      },
    },
    {
      name: 'docx.blocks',
      method: 'GET',
      path: '/docx/v1/documents/:document_id/blocks',
      scopes: toReadDocuments,
      handle: (call) => paged(documentOf(call).blocks, pageSize(call, 500), call.query.get('page_token')),
    },
  ];
}
