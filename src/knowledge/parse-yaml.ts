export interface ParsedYaml {
  value: unknown;
  /** Set when the text is not valid YAML; `value` is null then. */
  error: { line: number; message: string } | null;
  /** Line of a key at the top level, from 1; undefined when there is none. */
  lineOf(key: string): number | undefined;
}

export type YamlParser = (text: string) => ParsedYaml;

/** Loads the YAML library on first use. */
export async function loadYamlParser(): Promise<YamlParser> {
  const yaml = await import('yaml');
  return (text) => {
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const lineOf = (key: string): number | undefined => {
      if (!yaml.isMap(document.contents)) return undefined;
      for (const { key: node } of document.contents.items) {
        if (yaml.isScalar(node) && String(node.value) === key) return lines.linePos(node.range[0]).line;
      }
      return undefined;
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
