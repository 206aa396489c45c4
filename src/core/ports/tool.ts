/** Something that an agent, or an admin, may have done. */
export interface Tool {
  readonly name: string;
  /** For the model that chooses among tools. */
  readonly description: string;
  /** JSON Schema of an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Assistants that may use it. */
  readonly assistants: readonly string[];
  /** Never rejects, except with the signal's reason. */
  call(input: unknown, signal?: AbortSignal): Promise<ToolResult>;
}

/** `invalid-input`: the input is not what `parameters` says; `detail` names the key. */
export type ToolResult =
  | { status: 'done'; value: unknown }
  | { status: 'failed'; reason: 'invalid-input' | 'unavailable' | 'fault'; detail: string };

export interface Tools {
  list(): readonly Tool[];
  /** Null where there is none of that name. */
  find(name: string): Tool | null;
}
