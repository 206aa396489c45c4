import { setTimeout as sleep } from 'node:timers/promises';
import type { PluginKind } from '../core/plugin';
import type { Channel } from '../core/ports/channel';
import type { DocumentReader } from '../core/ports/document-reader';
import type { GroupCommand, GroupCommands } from '../core/ports/group-command';
import type { Plugins, PluginView } from '../core/ports/plugin-view';
import type { Retriever } from '../core/ports/retriever';
import type { SafetyRule } from '../core/ports/safety-rule';
import type { Tool, Tools } from '../core/ports/tool';
import { type LoadedPlugin, loadPlugins } from './load-plugins';
import { commandOf, documentReaderOf, retrieverOf, safetyRuleOf, type Served, toolOf } from './plugin-adapters';
import { contextOf } from './plugin-context';
import type { PluginHostOptions } from './plugin-host-options';

const COMMAND = /^\/([a-z0-9-]{1,40})(?:\s+([^]*))?$/;
/** As many as it takes to switch a plugin off. */
const START_ATTEMPTS = 3;
/** Longer than a plugin waits after its first and its second fault. */
const RETRY_PAUSES = 6;
const PAUSE_MILLISECONDS = 1000;

/** The plugins that the configuration names, as the ports that the rest of the program knows. */
export class PluginHost {
  private readonly loaded: readonly LoadedPlugin[];
  private readonly offered = new Map<string, { tools: readonly Tool[]; commands: readonly GroupCommand[] }>();
  private isStopped = false;

  /** Checks every plugin; nothing of one is run before `start`, or before it is first asked. */
  constructor(private readonly options: PluginHostOptions) {
    this.loaded = loadPlugins(options);
  }

  readonly plugins: Plugins = {
    list: () => this.loaded.map(currentView),
    resume: (name) => {
      const found = this.loaded.find(({ view, plugin }) => view.name === name && plugin !== null);
      found?.plugin?.resume();
      if (found) void this.startOne(found);
      return found !== undefined;
    },
  };

  /** Those of plugins that have told what they have: all, once `start` resolved. */
  readonly tools: Tools = {
    list: () => [...this.offered.values()].flatMap(({ tools }) => tools),
    find: (name) => this.tools.list().find((tool) => tool.name === name) ?? null,
  };

  readonly commands: GroupCommands = {
    list: () => [...this.offered.values()].flatMap(({ commands }) => commands),
    recognise: (text, assistant) => {
      const [, name, argument = ''] = COMMAND.exec(text.trim()) ?? [];
      const command = this.commands.list().find((one) => one.name === name && one.assistants.includes(assistant));
      return command ? { command, argument: argument.trim() } : null;
    },
  };

  readonly retrievers: () => readonly Retriever[] = () => this.servedAs('retriever').map(retrieverOf);

  readonly safetyRules: () => readonly SafetyRule[] = () => this.servedAs('safety-rule').map(safetyRuleOf);

  readonly documentReaders: () => readonly DocumentReader[] = () =>
    this.servedAs('document-reader').map((served) => documentReaderOf(served, served.extensions));

  /** Those of shipped plugins; each is opened anew. */
  async channels(): Promise<readonly Channel[]> {
    const opened = this.loaded.map(async ({ view, plugin, inProcess, settings }) => {
      if (!plugin || !inProcess || !view.kinds.includes('channel')) return [];
      const { channel } = await inProcess.definition();
      const { signal } = new AbortController();
      return channel ? [channel.open(contextOf(settings, { host: inProcess.host, signal }))] : [];
    });
    return (await Promise.all(opened)).flat();
  }

  /** Asks each for its tools and commands. Never rejects; what fails is tried again until it is off. */
  async start(): Promise<void> {
    await Promise.all(this.loaded.map((loaded) => this.startOne(loaded)));
  }

  /** Ends every process. */
  stop(): void {
    this.isStopped = true;
    for (const { plugin } of this.loaded) plugin?.stop();
  }

  private async startOne(loaded: LoadedPlugin): Promise<void> {
    const { view, plugin } = loaded;
    if (!plugin || !(view.kinds.includes('tool') || view.kinds.includes('command'))) return;
    for (let attempt = 1; attempt <= START_ATTEMPTS && !this.isStopped; attempt++) {
      try {
        const offer = await plugin.offer();
        const served = { name: view.name, plugin, assistants: view.assistants };
        this.offered.set(view.name, {
          tools: offer.tools.filter(({ name }) => this.isFree(name, view.name)).map((tool) => toolOf(served, tool)),
          commands: offer.commands.map((command) => commandOf(served, command)),
        });
        return;
      } catch {
        // The plugin keeps count of what it does wrong.
        if (plugin.state === 'off') return;
        const pause = this.options.timings?.pauseMilliseconds ?? PAUSE_MILLISECONDS;
        await sleep(pause * RETRY_PAUSES, undefined, { ref: false });
      }
    }
  }

  /** The first plugin of the configuration keeps a tool's name. */
  private isFree(tool: string, plugin: string): boolean {
    const others = [...this.offered].filter(([name]) => name !== plugin);
    const isTaken = others.some(([, { tools }]) => tools.some(({ name }) => name === tool));
    if (isTaken) this.options.logger.warn({ plugin, tool }, 'Another plugin has a tool of that name');
    return !isTaken;
  }

  private servedAs(kind: PluginKind): (Served & Pick<LoadedPlugin, 'extensions'>)[] {
    return this.loaded.flatMap(({ view, plugin, extensions }) =>
      plugin && view.kinds.includes(kind) ? [{ name: view.name, plugin, assistants: view.assistants, extensions }] : [],
    );
  }
}

function currentView({ view, plugin, standing }: LoadedPlugin): PluginView {
  const state = plugin ? plugin.state : standing === 'disabled' ? 'disabled' : 'refused';
  return { ...view, state, faults: plugin?.record.count() ?? 0, lastFault: plugin?.record.last() ?? null };
}
