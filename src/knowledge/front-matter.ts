import { noMeta, readMeta, type DocumentMeta } from './document-meta';
import type { YamlParser } from './parse-yaml';

/** What a document says about itself above its text. */
export interface FrontMatter extends DocumentMeta {
  /** Where the text begins; 0 without front matter. */
  bodyStart: number;
}

const none: FrontMatter = { bodyStart: 0, ...noMeta };

/** Reads the YAML between two lines of `---` at the very top. What is malformed is left out with a warning. */
export function readFrontMatter(text: string, parseYaml: YamlParser): FrontMatter {
  const fence = /^---[^\S\r\n]*(?:\r\n?|\n)/.exec(text);
  if (!fence) return none;
  const closing = /^(?:---|\.\.\.)[^\S\r\n]*(?:\r\n?|\n|$(?![\s\S]))/gm;
  closing.lastIndex = fence[0].length;
  const close = closing.exec(text);
  if (!close) return none;
  const header = text.slice(fence[0].length, close.index);
  const parsed = parseYaml(header);
  const bodyStart = closing.lastIndex;
  if (parsed.error) {
    // A rule, some words and another rule are text; a list of keys is front matter gone wrong.
    if (!/^[\w-]+[^\S\r\n]*:/m.test(header)) return none;
    const warning = { line: parsed.error.line + 1, message: `Front matter ignored: ${parsed.error.message}` };
    return { ...none, bodyStart, warnings: [warning] };
  }
  if (parsed.value === null) return { ...none, bodyStart };
  if (typeof parsed.value !== 'object' || Array.isArray(parsed.value)) return none;
  const lineOf = (key: string): number => (parsed.lineOf(key) ?? 0) + 1;
  return { bodyStart, ...readMeta(parsed.value as Record<string, unknown>, { lineOf, place: 'the front matter' }) };
}
