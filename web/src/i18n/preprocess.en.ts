import type { preprocessZh } from './preprocess.zh';

const notes: Readonly<Record<string, string>> = {
  'article-read': 'The web page in it was opened; its title and text help to answer.',
  'article-refused': 'The web page in it was not opened',
  'article-from-card': 'The title and description of the shared card serve instead.',
  'articles-left-out': 'There were too many links; some were left out',
  'voice-heard': 'The voice message was written down.',
  'voice-empty': 'No words were heard in the voice message.',
  'voice-not-configured': 'Nothing is set up that writes voices down.',
  'voice-format': 'The format of the voice message cannot be decoded here.',
  'voice-too-long': 'The voice message is longer than allowed',
  'voice-failed': 'The voice message could not be written down',
  'voice-budget': 'Enough voices were written down within this hour, so this one was not.',
  'points-at-attachment': 'It asks about the picture or file that came with it, so nothing was completed.',
  'points-at-article': 'It asks about the page that was shared, so nothing was completed.',
  'reference-unresolved':
    'It seems to lean on what was said before, but on what is not sure, so nothing was completed.',
  'rewrite-not-needed': 'The model found it complete as it is.',
  'rewrite-failed': 'The model could not complete it',
};

const details: Readonly<Record<string, string>> = {
  'switched-off': 'switched off',
  'not-an-address': 'not an address',
  'host-not-allowed': 'not an allowed site',
  'internal-address': 'an internal address',
  unreachable: 'not reachable',
  'too-large': 'too large',
  'too-slow': 'too slow',
  'not-readable': 'no readable text',
  'not-fetched': 'the sound could not be fetched',
  'too-many': 'too many voices',
  gone: 'the platform has it no more',
  failed: 'it could not be fetched',
  timeout: 'too late',
  error: 'it returned an error',
  'invalid-json': 'not in the agreed form',
  'too-long': 'too long',
  'wrong-language': 'in another language',
  'lost-words': 'it lost the member’s words',
  'invented-words': 'it added words that nobody said',
};

export const preprocessEn: typeof preprocessZh = {
  preprocess: {
    title: 'How it was read',
    joined: (count) => `${count} messages made one question:`,
    completed: 'Completed as:',
    by: { rules: 'Completed by rules, without a model.', model: 'Completed by a model, and checked.' },
    notes,
    details,
    noteWithDetail: (note, detail) => `${note} (${detail})`,
  },
};
