import type { Place } from './knowledge';
import type { Channel } from './ports/channel';
import type { Language } from './question';

export type { Place } from './knowledge';
export type { Language } from './question';

/** What a manifest names as `api`. It grows when a plugin that worked would not work any more. */
export const PLUGIN_API = 1;

/** What a plugin adds. */
export const pluginKinds = ['retriever', 'document-reader', 'tool', 'command', 'safety-rule', 'channel'] as const;
export type PluginKind = (typeof pluginKinds)[number];

/**
 * Thrown by a plugin that cannot do its work now, through no fault of its own: a host that is down, a key that is
 * missing. It is not counted against the plugin. `code`: small letters, digits and hyphens, for the admin.
 */
export class Unavailable extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'Unavailable';
  }
}

export interface PluginRequest {
  /** `GET` by default. */
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  /** For `POST`; say its `content-type` in `headers`. */
  body?: string;
}

export interface PluginResponse {
  /** As HTTP says it, such as 200 or 404. Redirects were followed within the granted hosts. */
  status: number;
  /** Where the redirects ended. */
  url: string;
  /** Without its parameters, in lower case; empty where the host named none. */
  contentType: string;
  text: string;
}

/** What the host gives to each call. */
export interface PluginContext<Configuration = Readonly<Record<string, unknown>>> {
  /** As the admin wrote it, checked against the manifest's schema, defaults filled in. */
  readonly configuration: Configuration;
  /** The granted variables that are set, and no other. */
  readonly environment: Readonly<Record<string, string>>;
  /** The only way to the network: granted hosts at public addresses. Throws `Unavailable` where it is refused or fails. */
  readonly fetch: (url: string, request?: PluginRequest) => Promise<PluginResponse>;
  /** The readable text of a web page of a granted host. Throws `Unavailable` where there is none. */
  readonly readPage: (url: string) => Promise<{ title: string; text: string }>;
  /** Codes of small letters, digits and hyphens, with numbers beside them: never the words of people. */
  readonly log: {
    readonly info: (code: string, numbers?: Readonly<Record<string, number>>) => void;
    readonly warn: (code: string, numbers?: Readonly<Record<string, number>>) => void;
  };
  /** Ends when nobody waits for the call any more. */
  readonly signal: AbortSignal;
}

/** A question as a plugin sees it: without who asked it and where. */
export interface PluginQuestion {
  text: string;
  language: Language;
  assistant: string;
}

/** A piece of a page or of code, best first. */
export interface PluginEvidence {
  /** At most 4,000 characters. It may be quoted. */
  text: string;
  title: string;
  /** Of the page, with http or https. */
  url: string;
  headingPath?: readonly string[];
  place?: Place;
}

export interface PluginDocument {
  /** What people call the file. */
  path: string;
  bytes: Uint8Array;
}

export interface PluginDocumentText {
  text: string;
  /** `markdown`: headings, lists and tables are marked as Markdown does. */
  markup: 'markdown' | 'plain';
  title?: string;
}

type Returned<Value> = Value | Promise<Value>;

export interface PluginTool<Configuration = Readonly<Record<string, unknown>>> {
  /** Small letters, digits and hyphens. */
  name: string;
  /** For the model that chooses among tools. */
  description: string;
  /** JSON Schema of an object, in the same subset as a manifest's `configuration`. */
  parameters: Readonly<Record<string, unknown>>;
  /** `input` was checked against `parameters`. What it returns has to be JSON. */
  call(input: Readonly<Record<string, unknown>>, context: PluginContext<Configuration>): Returned<unknown>;
}

export interface PluginCommand<Configuration = Readonly<Record<string, unknown>>> {
  /** `hello` is said as `/hello`. */
  name: string;
  description: Readonly<Record<Language, string>>;
  /** `argument`: what stands behind the name. Null: nothing is said. */
  run(
    request: { argument: string; language: Language; assistant: string },
    context: PluginContext<Configuration>,
  ): Returned<string | null>;
}

/** `reason`: small letters, digits and hyphens. */
export type SafetyVerdict = { verdict: 'pass' } | { verdict: 'block'; reason: string };

/** What a plugin adds; one part for each of the manifest's `kinds`, and no other. */
export interface PluginDefinition<Configuration = Readonly<Record<string, unknown>>> {
  retriever?: {
    retrieve(
      question: PluginQuestion & { limit: number },
      context: PluginContext<Configuration>,
    ): Returned<readonly PluginEvidence[]>;
  };
  documentReader?: {
    read(document: PluginDocument, context: PluginContext<Configuration>): Returned<PluginDocumentText>;
  };
  tools?: readonly PluginTool<Configuration>[];
  commands?: readonly PluginCommand<Configuration>[];
  safetyRule?: {
    /** What is neither a pass nor a block, as an error, is a block. */
    check(
      request: { text: string; stage: 'question' | 'answer'; assistant: string },
      context: PluginContext<Configuration>,
    ): Returned<SafetyVerdict>;
  };
  /** Shipped plugins only: a channel's handlers cannot be handed to another process. */
  channel?: { open(context: PluginContext<Configuration>): Channel };
}

/** The one call of a plugin's `main`; what it returns is to be the export. */
export const definePlugin = <Configuration = Readonly<Record<string, unknown>>>(
  definition: PluginDefinition<Configuration>,
): PluginDefinition<Configuration> => definition;
