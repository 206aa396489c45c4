import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ComposedPlugins } from '../app/compose-plugins';
import { BadInput, ExitCode } from '../app/failures';
import { loadConfig } from '../config/load-config';
import type { PluginView } from '../core/ports/plugin-view';
import type { PluginHost } from '../plugins/plugin-host';
import { createLogger } from '../observability/pino-logger';
import { systemClock } from '../observability/system-clock';
import { type CheckedPlugin, checkPlugin, describeProblem } from '../plugins/check-plugin';
import { note, print, printJson, table } from './output';

interface Options {
  json?: boolean;
}

export function addPluginsCommand(cli: Command): void {
  const plugins = cli.command('plugins').description('what others added: sources, tools, commands, checks');
  plugins
    .command('list')
    .description('the plugins of the configuration, and why one of them is refused')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: Options, command: Command) => {
      await withPlugins(command, (host) => {
        const list = host.plugins.list();
        if (json) printJson({ plugins: list });
        else print(list.length === 0 ? '没有配置插件 No plugins are configured' : describeList(list));
        if (list.some(({ state }) => state === 'refused')) process.exitCode = ExitCode.badInput;
      });
    });
  plugins
    .command('check')
    .description('look at a plugin without running anything of it')
    .argument('<folder>', 'folder with plugin.json')
    .option('--json', 'print one JSON object')
    .action((folder: string, { json }: Options) => {
      const checked = checkPlugin(resolve(folder));
      if (json) printJson(reportOf(checked));
      else if (checked.status === 'sound') print(describeSound(checked, folder));
      else for (const problem of checked.problems) note(`✗ ${describeProblem(problem)}`);
      process.exitCode = checked.status === 'sound' ? ExitCode.done : ExitCode.badInput;
    });
  plugins
    .command('call')
    .description('call a tool of a plugin')
    .argument('<tool>', 'name of the tool')
    .argument('[input]', 'its input as a JSON object', '{}')
    .option('--json', 'print one JSON object')
    .action(async (name: string, text: string, { json }: Options, command: Command) => {
      const input = inputIn(text);
      await withPlugins(command, async (host) => {
        await host.start();
        const tool = host.tools.find(name);
        if (!tool) throw new BadInput(`There is no tool "${name}". There are: ${namesOf(host)}`);
        const result = await tool.call(input);
        if (json) printJson(result);
        else if (result.status === 'done') print(JSON.stringify(result.value, null, 2));
        else note(`${result.reason}: ${result.detail}`);
        if (result.status === 'failed') {
          process.exitCode = result.reason === 'invalid-input' ? ExitCode.badInput : ExitCode.failure;
        }
      });
    });
}

async function withPlugins(command: Command, work: (host: PluginHost) => void | Promise<void>): Promise<void> {
  const { config: file } = command.optsWithGlobals<{ config?: string }>();
  const config = loadConfig({ ...(file !== undefined && { file }) });
  const plugins = new ComposedPlugins({
    config,
    clock: systemClock,
    // What is wrong is shown by the command itself.
    logger: createLogger({ ...config.log, level: 'silent' }),
  });
  try {
    await work(plugins.host);
  } finally {
    plugins.stop();
  }
}

const namesOf = (host: PluginHost): string =>
  host.tools
    .list()
    .map(({ name }) => name)
    .join(', ') || 'none';

function inputIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadInput('The input is no JSON. Write an object, such as \'{"text": "x"}\'.');
  }
}

function describeList(list: readonly PluginView[]): string {
  const rows = list.map(({ name, version, origin, kinds, state, assistants, faults }) => [
    name,
    version ?? '-',
    origin,
    state,
    String(faults),
    kinds.join(' ') || '-',
    assistants.join(' '),
  ]);
  const problems = list.flatMap(({ name, problems: wrong }) => wrong.map((problem) => `✗ ${name}: ${problem}`));
  return [
    table([['plugin', 'version', 'origin', 'state', 'faults', 'kinds', 'assistants'], ...rows]),
    ...problems,
  ].join('\n');
}

function reportOf(checked: CheckedPlugin): object {
  if (checked.status === 'refused') return { ok: false, name: checked.name, problems: checked.problems };
  const { name, version, kinds, permissions } = checked.manifest;
  return { ok: true, name, version, kinds, permissions, problems: [] };
}

/** With what an admin has to write to switch it on. */
function describeSound({ manifest }: Extract<CheckedPlugin, { status: 'sound' }>, folder: string): string {
  const { hosts, environment } = manifest.permissions;
  const listed = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const granted = [
    ...(hosts.length > 0 ? [`      hosts: ${listed(hosts)}`] : []),
    ...(environment.length > 0 ? [`      environment: ${listed(environment)}`] : []),
  ];
  return [
    `✓ ${manifest.name} ${manifest.version}: ${manifest.kinds.join(', ')}`,
    'plugins:',
    `  - path: ${folder}`,
    '    assistants: [research]',
    ...(granted.length > 0 ? ['    grant:', ...granted] : []),
  ].join('\n');
}
