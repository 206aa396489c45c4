import JSDOMParser from '@mozilla/readability/JSDOMParser';
import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Far above what articles have; a page beyond it is made to be costly. */
const MAX_NODES = 100_000;
const MAX_DEPTH = 400;
const MAX_ATTRIBUTE = 2000;
/** Of all text together, and of a title; what comes later is left out. In characters. */
const MAX_TEXT = 400_000;
const MAX_TITLE = 1000;

/** What shows no text of its own, or none that was written for the reader. */
const LEFT_OUT = new Set(
  'script style noscript template svg math iframe frame object embed applet canvas audio video picture img map link base input textarea select button datalist dialog'.split(
    ' ',
  ),
);
const EMPTY = new Set(['br', 'hr', 'wbr', 'meta', 'col']);
const KEPT_ATTRIBUTES = new Set(['id', 'class', 'role', 'rel', 'href', 'itemprop', 'property', 'name', 'content']);
const HIDDEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|font-size\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?\s*(?:;|!|$))/i;
/** A page of a public account hides its article until its script has run. */
const SHOWN_LATER = 'js_content';

/**
 * The document of a page as its reader sees it, without scripts, hidden elements and most attributes. Nothing of it is
 * run or loaded. Throws on pages that are too large or too deep for an article.
 */
export function pageDocument(html: string): Document {
  const root = parse(html, { treeAdapter: countingAdapter() }).childNodes.find(isElement);
  const xml = new XmlWriter();
  if (root) xml.write(root, 0);
  return new JSDOMParser().parse(xml.out.join(''));
}

/** Badly nested tags are repeated while they are read: a page can ask for far more nodes than it has bytes. */
function countingAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0;
  const count = (): void => {
    if (++nodes > MAX_NODES) throw new Error('the page has too many nodes');
  };
  return {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      count();
      return defaultTreeAdapter.createElement(...args);
    },
    createCommentNode: (...args) => {
      count();
      return defaultTreeAdapter.createCommentNode(...args);
    },
  };
}

const isElement = (node: DefaultTreeAdapterTypes.Node): node is Element => 'tagName' in node;

class XmlWriter {
  readonly out: string[] = [];
  private room = MAX_TEXT;

  write(node: ChildNode, depth: number): void {
    if (depth > MAX_DEPTH) throw new Error('the page is nested too deeply');
    if (defaultTreeAdapter.isTextNode(node)) this.writeText(node);
    else if (isElement(node) && !LEFT_OUT.has(node.tagName) && !isHidden(node)) this.writeElement(node, depth);
  }

  private writeText({ value, parentNode }: DefaultTreeAdapterTypes.TextNode): void {
    const isTitle = parentNode !== null && isElement(parentNode) && parentNode.tagName === 'title';
    const text = value.slice(0, isTitle ? MAX_TITLE : this.room);
    this.room -= text.length;
    this.out.push(escape(text));
  }

  private writeElement({ tagName, attrs, childNodes }: Element, depth: number): void {
    const name = /^[a-z][a-z0-9]*$/.test(tagName) ? tagName : 'span';
    this.out.push('<', name);
    for (const { name: attribute, value } of attrs) {
      if (!KEPT_ATTRIBUTES.has(attribute)) continue;
      this.out.push(' ', attribute, '="', escape(value.slice(0, MAX_ATTRIBUTE)), '"');
    }
    if (EMPTY.has(name)) {
      this.out.push('/>');
      return;
    }
    this.out.push('>');
    for (const child of childNodes) this.write(child, depth + 1);
    this.out.push('</', name, '>');
  }
}

function isHidden({ attrs }: Element): boolean {
  if (attrs.some(({ name, value }) => name === 'id' && value === SHOWN_LATER)) return false;
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && HIDDEN_STYLE.test(value)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
