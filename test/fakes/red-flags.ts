import type { RedFlags } from '../../src/core/ports/red-flags';

/** Sees two emergencies by a word each, and one that is told over two messages. */
export const wordFlags: RedFlags = {
  find: (text) => {
    if (text.includes('胸痛')) return { class: 'chest-pain', rule: 'word' };
    if (text.includes('不想活')) return { class: 'suicide', rule: 'word' };
    return /我妈[^]*说不出话/.test(text) ? { class: 'stroke', rule: 'two-words' } : null;
  },
  replyTo: ({ class: kind }, language) => ({ text: `120! ${kind} ${language}`, citations: [], writer: 'fixed' }),
};
