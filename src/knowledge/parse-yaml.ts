export interface ParsedYaml {
  value: unknown;
  /** Set when the text is not valid YAML; `value` is null then. */
  error: { line: number; message: string } | null;
  /** Line of a key, or of an item of a list, from 1, by its path from the top; undefined when there is none. */
  lineOf(...path: readonly (string | number)[]): number | undefined;
}

export type YamlParser = (text: string) => ParsedYaml;

/** Loads the YAML library on first use. */
export async function loadYamlParser(): Promise<YamlParser> {
  const yaml = await import('yaml');
  return (text) => {
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const lineOf = (...path: readonly (string | number)[]): number | undefined => {
      let line: number | undefined;
      let node: unknown = document.contents;
      for (const part of path) {
        if (yaml.isMap(node)) {
          const pair = node.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === part);
          if (!pair || !yaml.isScalar(pair.key) || !pair.key.range) return undefined;
          line = lines.linePos(pair.key.range[0]).line;
          node = pair.value;
        } else if (yaml.isSeq(node) && typeof part === 'number') {
          node = node.items[part];
          if (!yaml.isNode(node) || !node.range) return undefined;
          line = lines.linePos(node.range[0]).line;
        } else return undefined;
      }
      return line;
    };
    const fault = document.errors[0];
    if (fault) {
      return { value: null, error: { line: lines.linePos(fault.pos[0]).line, message: fault.message }, lineOf };
    }
    try {
      return { value: document.toJS({ maxAliasCount: 20 }) as unknown, error: null, lineOf };
    } catch {
      return { value: null, error: { line: 1, message: 'too many aliases' }, lineOf };
    }
  };
}
