import { join } from 'node:path';
import type { WebClient } from '../../src/core/ports/web-client';
import type { Question } from '../../src/core/question';
import type { PluginHostOptions } from '../../src/plugins/plugin-host-options';
import type { PluginEntry } from '../../src/plugins/plugins.config';

const nobody: WebClient = {
  ask: () => Promise.resolve({ status: 'refused', reason: 'unreachable' }),
  readPage: () => Promise.resolve({ status: 'refused', reason: 'unreachable' }),
};

export interface Logged {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

/** Of a host without plugins, network and processes. */
export function hostOptions(logged: Logged[] = []): PluginHostOptions {
  const log = (level: Logged['level']) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
  };
  return {
    entries: [],
    variable: () => undefined,
    shippedFolder: join(__dirname, 'nowhere'),
    load: () => Promise.reject(new Error('nothing is shipped')),
    processScript: '/nowhere.js',
    web: () => nobody,
    clock: { now: () => Date.now() },
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
  };
}

/** A plugin of the configuration that serves the researchers. */
export const entryOf = (
  which: { name: string } | { path: string },
  changes: Partial<PluginEntry> = {},
): PluginEntry => ({
  enabled: true,
  assistants: ['research'],
  config: {},
  grant: { hosts: [], environment: [], ownOrigins: [] },
  timeoutSeconds: 10,
  ...which,
  ...changes,
});

export const questionOf = (text: string, assistant = 'research'): Question => ({
  assistant,
  conversation: { channel: 'web', id: 'group' },
  member: { id: 'asker', name: '小李' },
  text,
  rewritten: null,
  matchText: text,
  mentionsBot: false,
  language: 'zh',
  attachments: [],
  articles: [],
  quoted: null,
});
