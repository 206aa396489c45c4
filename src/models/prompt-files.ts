import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Prompts } from '../core/ports/prompts';
import type { Language } from '../core/question';

const FILE_NAME = /^(?<step>[a-z][a-z-]*)\.(?<language>zh|en)\.md$/;
const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const VARIABLE = /\{\{\s*([a-zA-Z]+)\s*\}\}/g;

const frontMatter = z.strictObject({
  description: z.string().min(1),
  variables: z.array(z.string().regex(/^[a-zA-Z]+$/)),
});

/** A prompt file that cannot be used; the message names the file and what to do. */
export class PromptError extends Error {
  constructor(file: string, problem: string) {
    super(`prompts/${file}: ${problem}`);
    this.name = 'PromptError';
  }
}

interface Prompt {
  variables: readonly string[];
  text: string;
}

/** Reads `<step>.<language>.md` files. Each names its variables in its front matter and uses exactly those as `{{name}}`; a step has both languages. */
export class PromptFiles implements Prompts {
  private readonly prompts = new Map<string, Prompt>();

  constructor(folder: string) {
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.md')) continue;
      const named = FILE_NAME.exec(file)?.groups;
      if (!named) throw new PromptError(file, 'is to be named <step>.<language>.md, such as compose-answer.zh.md');
      this.prompts.set(
        `${named.step ?? ''}.${named.language ?? ''}`,
        readPrompt(file, readFileSync(join(folder, file), 'utf8')),
      );
    }
    for (const key of this.prompts.keys()) {
      const twin = key.endsWith('.zh') ? key.replace(/zh$/, 'en') : key.replace(/en$/, 'zh');
      if (!this.prompts.has(twin)) throw new PromptError(`${twin}.md`, `is missing beside ${key}.md`);
    }
  }

  render(step: string, language: Language, variables: Readonly<Record<string, string>>): string {
    const file = `${step}.${language}.md`;
    const prompt = this.prompts.get(`${step}.${language}`);
    if (!prompt) throw new PromptError(file, 'does not exist');
    for (const name of prompt.variables) {
      if (!(name in variables)) throw new PromptError(file, `nothing was given for the variable ${name}`);
    }
    return prompt.text.replace(VARIABLE, (_match, name: string) => variables[name] ?? '');
  }
}

function readPrompt(file: string, content: string): Prompt {
  const parts = FRONT_MATTER.exec(content.replaceAll('\r\n', '\n'));
  if (!parts) throw new PromptError(file, 'needs front matter between two lines of ---');
  let head: unknown;
  try {
    head = parse(parts[1] ?? '');
  } catch {
    throw new PromptError(file, 'its front matter is not YAML');
  }
  const read = frontMatter.safeParse(head);
  if (!read.success) throw new PromptError(file, 'its front matter needs description and variables, and nothing else');
  const text = (parts[2] ?? '').trim();
  if (text === '') throw new PromptError(file, 'has no text');
  const used = new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''));
  const { variables } = read.data;
  for (const name of used) {
    if (!variables.includes(name)) {
      throw new PromptError(file, `uses {{${name}}}, which its front matter does not name`);
    }
  }
  for (const name of variables) {
    if (!used.has(name)) throw new PromptError(file, `names the variable ${name} but does not use it`);
  }
  return { variables, text };
}
