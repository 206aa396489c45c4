import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';
import { ReadFault } from '../parsed-document';

export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageNode = DefaultTreeAdapterTypes.ChildNode;

const MOST_NODES = 1_500_000;

/** Parses a page as a browser does. Nothing of it is run or loaded. */
export async function parsePage(html: string): Promise<DefaultTreeAdapterTypes.Document> {
  const { defaultTreeAdapter, parse } = await import('parse5');
  // Badly nested tags are repeated while they are read: a page can ask for far more nodes than it has bytes.
  let nodes = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      if (++nodes > MOST_NODES) throw new ReadFault('too-much-memory');
      return defaultTreeAdapter.createElement(...args);
    },
  };
  return parse(html, { treeAdapter });
}

export const isElement = (node: DefaultTreeAdapterTypes.Node): node is PageElement => 'tagName' in node;
export const isText = (node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.TextNode =>
  node.nodeName === '#text';

export const attributeOf = ({ attrs }: PageElement, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** The first that fits, in the order of the page. */
export function findElement(
  root: { childNodes: PageNode[] },
  fits: (element: PageElement) => boolean,
): PageElement | undefined {
  const open: PageNode[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    if (fits(node)) return node;
    for (let at = node.childNodes.length - 1; at >= 0; at--) open.push(node.childNodes[at] as PageNode);
  }
  return undefined;
}

/** All text below, without a look at what it means. */
export function wholeText(root: { childNodes: PageNode[] }): string {
  const parts: string[] = [];
  const open: PageNode[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node) && node.tagName !== 'script' && node.tagName !== 'style') {
      for (let at = node.childNodes.length - 1; at >= 0; at--) open.push(node.childNodes[at] as PageNode);
    }
  }
  return parts.join('');
}
