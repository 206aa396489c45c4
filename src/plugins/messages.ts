import type { PluginQuestion, PluginRequest } from '../core/plugin';
import type { Language } from '../core/question';
import type { SafetyStage } from '../core/ports/safety-rule';

/** One call of a plugin. All of it is JSON. */
export type PluginCall =
  | { kind: 'retriever'; request: PluginQuestion & { limit: number } }
  /** `bytes` in Base64. */
  | { kind: 'document-reader'; request: { path: string; bytes: string } }
  | { kind: 'tool'; name: string; request: Readonly<Record<string, unknown>> }
  | { kind: 'command'; name: string; request: { argument: string; language: Language; assistant: string } }
  | { kind: 'safety-rule'; request: { text: string; stage: SafetyStage; assistant: string } };

/** What a plugin wants of the host during a call. */
export type HostRequest = { way: 'fetch'; url: string; request: PluginRequest } | { way: 'read-page'; url: string };

/** To the plugin's process, each on a line of its own. */
export type ToPlugin =
  | {
      type: 'load';
      main: string;
      configuration: Readonly<Record<string, unknown>>;
      environment: Readonly<Record<string, string>>;
    }
  | { type: 'call'; id: number; call: PluginCall }
  /** Nobody waits for the call any more. */
  | { type: 'leave'; id: number }
  | { type: 'told'; id: number; value: unknown }
  | { type: 'unavailable'; id: number; code: string };

/** From the plugin's process. Nobody vouches for it. */
export type FromPlugin =
  | { type: 'loaded'; offer: unknown }
  | { type: 'load-failed' }
  | { type: 'returned'; id: number; value: unknown }
  | { type: 'threw'; id: number; unavailable: string | null }
  | { type: 'returned-too-much'; id: number }
  /** `id` is of the request, `call` of the call that it belongs to. */
  | { type: 'ask'; id: number; call: number; request: HostRequest }
  | { type: 'log'; level: 'info' | 'warn'; code: string; numbers: Readonly<Record<string, number>> };

/** Of one message, in bytes of UTF-8 without the line's end. */
export const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;
