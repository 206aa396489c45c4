import type { groupsZh } from './groups.zh';

export const groupsEn: typeof groupsZh = {
  views: {
    label: 'Page',
    chat: 'Simulator',
    groups: 'Groups',
    knowledge: 'Knowledge',
    data: 'Data',
    plugins: 'Plugins',
    models: 'Models',
  },

  groups: {
    choose: 'Choose a group',
    assistantAndCount: (assistant, count) => `${assistant}, ${count === 1 ? '1 message' : `${count} messages`}`,
    ids: (id, app) => `Group ${id}, app ${app}`,
    messagesLabel: (name) => `Messages of ${name}`,
    older: 'Earlier messages',
    failed: 'The messages could not be fetched; another try follows by itself.',
    noMessages: 'No messages are kept here.',
    emptyTitle: 'No group messages yet',
    emptyLead:
      'As soon as somebody speaks in a group that the bot is in, the group appears here, and each message shows why it was answered or not.',
    emptySteps: [
      'Connect the Feishu app as docs/feishu.md tells, then add the bot to a group.',
      'Connected, and still nothing? The doctor says what is missing:',
    ],
  },
};
