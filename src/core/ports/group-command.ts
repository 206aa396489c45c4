import type { Language } from '../question';

/** A command of a group that is not the program's own: `/<name>`, with an argument behind it or none. */
export interface GroupCommand {
  readonly name: string;
  readonly description: Readonly<Record<Language, string>>;
  /** Assistants in whose groups it is one. */
  readonly assistants: readonly string[];
  /** What is said to the group; null is silence. Never rejects, except with the signal's reason. */
  run(
    request: { argument: string; language: Language; assistant: string },
    signal?: AbortSignal,
  ): Promise<string | null>;
}

export interface GroupCommands {
  list(): readonly GroupCommand[];
  /** Null where the text is none of them in that assistant's groups. */
  recognise(text: string, assistant: string): { command: GroupCommand; argument: string } | null;
}
