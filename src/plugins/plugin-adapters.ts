import { createHash } from 'node:crypto';
import type { Evidence } from '../core/answer';
import { Unavailable } from '../core/plugin';
import type { DocumentReader, DocumentReading, DocumentRefusal } from '../core/ports/document-reader';
import type { GroupCommand } from '../core/ports/group-command';
import type { Retriever } from '../core/ports/retriever';
import type { SafetyDecision, SafetyRule } from '../core/ports/safety-rule';
import type { Tool, ToolResult } from '../core/ports/tool';
import { readFile, stat } from 'node:fs/promises';
import type { AskedPlugin } from './asked-plugin';
import { checkValue } from './configuration-schema';
import { PluginFault } from './fault-record';
import type { PluginOffer } from './shapes';
import { documentShape, evidenceShape, safetyShape, saidShape, toolShape } from './shapes';

/** Who is asked, for whom. */
export interface Served {
  name: string;
  plugin: AskedPlugin;
  assistants: readonly string[];
}

export function retrieverOf({ name, plugin, assistants }: Served): Retriever {
  return {
    name,
    isAvailable: ({ question }) => assistants.includes(question.assistant) && plugin.state !== 'off',
    retrieve: async ({ question, limit, signal }) => {
      if (!assistants.includes(question.assistant)) return [];
      const { matchText: text, language, assistant } = question;
      const call = { kind: 'retriever', request: { text, language, assistant, limit } } as const;
      const pieces = await plugin.call(call, { shape: evidenceShape, signal });
      return pieces.slice(0, limit).map(({ text, title, url, headingPath, place }, rank): Evidence => ({
        id: `${name}:${createHash('sha256')
          .update(JSON.stringify([url, place ?? null, text]))
          .digest('hex')
          .slice(0, 24)}`,
        kind: 'web',
        documentId: null,
        retriever: name,
        text,
        title,
        headingPath,
        sources: [new URL(url).hostname],
        reviewedOn: null,
        place: place ?? null,
        url,
        via: [],
        score: 1 / (1 + rank),
      }));
    },
  };
}

/** A check that cannot be made is a block, also while the plugin is off. */
export function safetyRuleOf({ name, plugin, assistants }: Served): SafetyRule {
  return {
    name,
    check: async ({ text, stage, assistant, signal }): Promise<SafetyDecision> => {
      if (!assistants.includes(assistant)) return { decision: 'pass' };
      try {
        const call = { kind: 'safety-rule', request: { text, stage, assistant } } as const;
        const found = await plugin.call(call, { shape: safetyShape, signal });
        return found.verdict === 'pass' ? { decision: 'pass' } : { decision: 'block', reason: found.reason };
      } catch {
        return { decision: 'block', reason: 'safety-rule-failed' };
      }
    },
  };
}

/** A tool that fails says so; the words of its error stay with it. */
export function toolOf(served: Served, { name, description, parameters }: PluginOffer['tools'][number]): Tool {
  return {
    name,
    description,
    parameters,
    assistants: served.assistants,
    call: async (input, signal): Promise<ToolResult> => {
      const checked = checkValue(parameters, input);
      if (checked.status === 'invalid') {
        const detail = checked.problems
          .map(({ key, message }) => `${key === '' ? 'input' : key}: ${message}`)
          .join('; ');
        return { status: 'failed', reason: 'invalid-input', detail };
      }
      try {
        const call = { kind: 'tool', name, request: checked.value } as const;
        return { status: 'done', value: await served.plugin.call(call, { shape: toolShape, signal }) };
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof Unavailable) return { status: 'failed', reason: 'unavailable', detail: error.code };
        return { status: 'failed', reason: 'fault', detail: error instanceof PluginFault ? error.code : 'threw' };
      }
    },
  };
}

export function commandOf(served: Served, { name, description }: PluginOffer['commands'][number]): GroupCommand {
  return {
    name,
    description,
    assistants: served.assistants,
    run: async (request, signal) => {
      try {
        return await served.plugin.call({ kind: 'command', name, request }, { shape: saidShape, signal });
      } catch {
        signal?.throwIfAborted();
        return null;
      }
    },
  };
}

const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

export function documentReaderOf({ plugin }: Served, extensions: readonly string[]): DocumentReader {
  return {
    reads: (path) => extensions.some((end) => path.toLowerCase().endsWith(end)),
    read: async ({ path, file, bytes: given }, signal): Promise<DocumentReading> => {
      const refused = (reason: DocumentRefusal, message: string): DocumentReading => ({
        documents: [],
        refused: [{ path, reason, message }],
      });
      try {
        const size = given?.byteLength ?? (await stat(file)).size;
        if (size > MAX_DOCUMENT_BYTES) return refused('too-large', `${path} has more than 10 MB: divide it.`);
        const bytes = Buffer.from(given ?? (await readFile(file))).toString('base64');
        const call = { kind: 'document-reader', request: { path, bytes } } as const;
        const { text, markup, title } = await plugin.call(call, { shape: documentShape, signal });
        if (text.trim() === '') return refused('no-text', `${path} holds no text.`);
        const format = markup === 'markdown' ? 'markdown' : 'text';
        const document = { path, format, markup, text, title: title ?? null, places: [], notes: [] } as const;
        return { documents: [document], refused: [] };
      } catch (error) {
        signal?.throwIfAborted();
        return refused(reasonOf(error), `${path} could not be read by its plugin: fennelbean plugins list says more.`);
      }
    },
  };
}

/** The first of them that reads a file's name reads it. */
export const firstReaderOf = (readers: readonly DocumentReader[]): DocumentReader => {
  const readerOf = (path: string): DocumentReader | undefined => readers.find((reader) => reader.reads(path));
  return {
    reads: (path) => readerOf(path) !== undefined,
    read: async (file, signal) =>
      (await readerOf(file.path)?.read(file, signal)) ?? {
        documents: [],
        refused: [{ path: file.path, reason: 'unsupported', message: `${file.path}: nothing here reads such a file.` }],
      },
  };
};

function reasonOf(error: unknown): DocumentRefusal {
  if (!(error instanceof PluginFault)) return 'unreadable';
  const { code } = error;
  return code === 'too-slow' || code === 'too-large' || code === 'too-much-memory' ? code : 'unreadable';
}
