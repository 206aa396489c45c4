/** A node of the parser's tree, as seen by code that walks trees of every kind. */
export type SyntaxNode = { readonly type: string } & Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value;
}

/** Nodes right below, in the order of the statement; whitespace and comments are none. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'leading' || key === 'trailing') continue;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(item)) children.push(item);
  }
  return children;
}

/** The nodes of a list, or the node itself; nothing where there is none. */
export function itemsOf(node: unknown): SyntaxNode[] {
  if (!isNode(node)) return [];
  if (node.type === 'paren_expr') return itemsOf(node.expr);
  return node.type === 'list_expr' ? (node.items as SyntaxNode[]) : [node];
}

/** Words of a keyword or of a row of them, such as `LEFT JOIN`. */
export function wordsOf(keyword: unknown): string {
  if (typeof keyword === 'string') return keyword;
  if (Array.isArray(keyword)) return keyword.map(wordsOf).join(' ');
  return isNode(keyword) && typeof keyword.name === 'string' ? keyword.name : '';
}

/** Of a kind of node, as people read it. */
export function nameOfKind(type: string): string {
  return type.replace(/_(stmt|clause|expr)$/, '').replaceAll('_', ' ');
}

/** A name as the statement writes it, without its quotes; empty where a node has none. */
export function nameOf(node: unknown): string {
  return isNode(node) && typeof node.name === 'string' ? node.name : '';
}
