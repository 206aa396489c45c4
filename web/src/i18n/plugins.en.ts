import type { pluginsZh } from './plugins.zh';

export const pluginsEn: typeof pluginsZh = {
  plugins: {
    title: 'Plugins',
    lead: 'As the section plugins of the configuration says. Three faults within an hour switch one off; the rest goes on.',
    comma: ', ',
    origin: { shipped: 'shipped', outside: 'from outside' },
    state: {
      ready: 'ready',
      waiting: 'starts again soon',
      off: 'switched off',
      disabled: 'disabled',
      refused: 'not run',
    },
    kinds: 'Kinds',
    kind: {
      retriever: 'source',
      'document-reader': 'reader of files',
      tool: 'tool',
      command: 'command',
      'safety-rule': 'safety rule',
      channel: 'channel',
    },
    assistants: 'Assistants',
    hosts: 'May ask',
    variables: 'May read',
    faults: (count: number, fault: string, time: string) =>
      `${count} ${count === 1 ? 'fault' : 'faults'} within an hour, the last (${time}): ${fault}.`,
    fault: {
      'too-slow': 'too slow',
      'too-much-memory': 'too much memory',
      'too-large': 'it returned too much',
      flooded: 'too many messages',
      nonsense: 'messages that are none',
      exited: 'its process ended',
      threw: 'it threw an error',
      'wrong-shape': 'what it returned is not of its kind',
    },
    resume: 'Switch on again',
  },
};
