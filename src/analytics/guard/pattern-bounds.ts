import { refuse } from './refused';
import { childrenOf, isNode, type SyntaxNode } from './syntax-node';

const mostCharacters = 300;
/** Each wildcard that may stand for anything multiplies what has to be tried. */
const mostWildcards = 8;
const mostRepeats = 6;
const parts = new Set(
  'string_literal number_literal identifier member_expr parameter paren_expr binary_expr func_call func_args list_expr keyword'.split(
    ' ',
  ),
);
const functions = new Set(['concat', 'lower', 'upper', 'trim']);

/** A pattern of LIKE or GLOB: texts, columns and what joins them. @throws Refused where it could take long to match */
export function checkPattern(pattern: SyntaxNode): void {
  const texts = textsOf(pattern);
  const wildcards = texts.reduce((sum, text) => sum + (text.match(/[%*]+/g)?.length ?? 0), 0);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (wildcards > mostWildcards || length > mostCharacters) refuse('too-complex', 'LIKE');
}

/** A regular expression: one text that repeats no group and refers to none. @throws Refused */
export function checkExpressionPattern(pattern: SyntaxNode): void {
  const text = pattern.type === 'string_literal' ? String(pattern.value) : refuse('too-complex', 'REGEXP');
  const repeats = text.match(/[*+]|\{\d*,?\d*\}/g)?.length ?? 0;
  const isRepeatedGroup = /\)\s*[*+{]/.test(text);
  if (text.length > mostCharacters || repeats > mostRepeats || isRepeatedGroup || /\\+[1-9gk]|\(\?[^:i]/.test(text)) {
    refuse('too-complex', 'REGEXP');
  }
}

function textsOf(node: SyntaxNode): string[] {
  if (!parts.has(node.type)) refuse('too-complex', 'LIKE');
  if (node.type === 'string_literal') return [String(node.value)];
  if (node.type === 'identifier') return String(node.text).startsWith('"') ? [String(node.name)] : [];
  if (node.type === 'func_call') {
    const name = isNode(node.name) ? String(node.name.name).toLowerCase() : '';
    if (!functions.has(name)) refuse('too-complex', 'LIKE');
    return isNode(node.args) ? textsOf(node.args) : [];
  }
  return childrenOf(node).flatMap(textsOf);
}
