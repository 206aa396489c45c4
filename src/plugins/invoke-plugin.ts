import type { PluginContext, PluginDefinition, PluginKind } from '../core/plugin';
import type { PluginCall } from './messages';

/** What a plugin has, as it says itself; nobody has checked it. */
export function offerOf(definition: PluginDefinition): unknown {
  const { retriever, documentReader, tools = [], commands = [], safetyRule, channel } = definition;
  const parts: readonly [PluginKind, unknown][] = [
    ['retriever', retriever],
    ['document-reader', documentReader],
    ['tool', tools.length > 0 ? tools : undefined],
    ['command', commands.length > 0 ? commands : undefined],
    ['safety-rule', safetyRule],
    ['channel', channel],
  ];
  return {
    kinds: parts.filter(([, part]) => part !== undefined).map(([kind]) => kind),
    tools: tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
    commands: commands.map(({ name, description }) => ({ name, description })),
  };
}

/** Calls the part of a plugin that is meant. What it returns is not checked. */
export async function invokePlugin(
  definition: PluginDefinition,
  call: PluginCall,
  context: PluginContext,
): Promise<unknown> {
  const { retriever, documentReader, tools = [], commands = [], safetyRule } = definition;
  switch (call.kind) {
    case 'retriever':
      return retriever?.retrieve(call.request, context);
    case 'document-reader': {
      const { path, bytes } = call.request;
      return documentReader?.read({ path, bytes: Buffer.from(bytes, 'base64') }, context);
    }
    case 'tool':
      // `undefined` is no JSON.
      return (await tools.find(({ name }) => name === call.name)?.call(call.request, context)) ?? null;
    case 'command':
      return commands.find(({ name }) => name === call.name)?.run(call.request, context);
    case 'safety-rule':
      return safetyRule?.check(call.request, context);
  }
}
