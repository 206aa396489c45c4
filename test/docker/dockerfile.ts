export interface Instruction {
  /** In capitals, such as `COPY`. */
  name: string;
  /** What follows, `--options` taken out. */
  text: string;
  options: Readonly<Record<string, string>>;
  line: number;
}

export interface Stage {
  image: string;
  /** What `AS` calls it. */
  name: string | null;
  instructions: readonly Instruction[];
}

/** Reads a Dockerfile of one instruction a line, the only kind that we write. Throws on a line that goes on in the next. */
export function parseDockerfile(text: string): Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const match = /^([A-Z]+)\s+(\S.*)$/.exec(line);
    const isWhole = match?.[1] && match[2] && !line.endsWith('\\');
    if (!isWhole) throw new Error(`Dockerfile:${index + 1} is not one instruction`);
    const instruction = readInstruction(match[1] ?? '', match[2] ?? '', index + 1);
    if (instruction.name === 'FROM') {
      const [image = '', , name = null] = instruction.text.split(/\s+/);
      stages.push({ image, name, instructions: [] });
    } else {
      const stage = stages.at(-1);
      if (!stage) throw new Error(`Dockerfile:${index + 1} comes before FROM`);
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

function readInstruction(name: string, rest: string, line: number): Instruction {
  const options: Record<string, string> = {};
  let text = rest;
  for (let match; (match = /^--([a-z-]+)=(\S+)\s+/.exec(text)); text = text.slice(match[0].length)) {
    options[match[1] ?? ''] = match[2] ?? '';
  }
  return { name, text, options, line };
}

/** Whether .dockerignore keeps the path out, by the patterns that we use: `path`, `**` + `/name`, and `*` in a name. */
export function isIgnored(path: string, patterns: readonly string[]): boolean {
  const parts = path.split('/');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return patterns.some((pattern) => {
    const anywhere = pattern.startsWith('**/');
    const source = pattern
      .replace(/^\*\*\//, '')
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*');
    const expression = new RegExp(`^${source}$`);
    return (anywhere ? parts : prefixes).some((part) => expression.test(part));
  });
}
