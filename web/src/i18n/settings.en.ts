import type { settingsZh } from './settings.zh';

export const settingsEn: typeof settingsZh = {
  settings: {
    open: 'Settings',
    title: 'Settings of the group',
    failed: 'The settings of this group could not be fetched.',
    saved: 'Saved; in force at once.',
    notSaved: 'It could not be saved; please try again.',
    fromPage: 'Set here.',
    fromConfiguration: 'From the configuration.',
    giveBack: 'Use the configuration',
    save: 'Save',
    mode: 'What the bot does',
    modes: { answer: 'Answers', assist: 'Drafts for staff', listen: 'Only listens' },
    modeNotes: {
      answer: 'With evidence it answers in the group.',
      assist: 'Its answers wait here for somebody to send.',
      listen: 'It judges as always, you see it here, and it says nothing.',
    },
    staff: (place) => `Drafts are told to the group of staff, too: ${place}.`,
    humanFirst: 'Seconds that members go first',
    humanFirstNote:
      'If somebody answers within that time, the bot says nothing. 0: it does not wait; nor does it when it is mentioned.',
    humanFirstWrong: 'Please enter a whole number from 0 to 86400.',
    experts: 'Experts',
    expertsNote:
      'What they say counts as an answer, and they may send drafts. Choose one who spoke, or enter a member’s id.',
    noExperts: 'There are none yet.',
    expertName: 'Name or id of a member',
    addExpert: 'Add',
    removeExpert: (name) => `Remove the expert ${name}`,
    silence: 'Silence',
    silentUntil: (time) => `Silent until ${time}.`,
    notSilent: 'It may speak.',
    resume: 'Resume',
    silences: { hour: '1 hour', day: '24 hours', week: '7 days' },
    silenceFor: (length) => `Silent for ${length}`,
  },
};
