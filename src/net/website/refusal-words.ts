import type { ArticleRefusal } from '../../core/ports/article-reader';

/** What an admin is told of a page that was not to be had. */
export const refusalWords: Readonly<Record<ArticleRefusal, string>> = {
  'switched-off': 'Reading pages is switched off.',
  'not-an-address': 'Its address, or the one that it redirects to, is none that may be asked: a name and no port.',
  'host-not-allowed': 'It redirects to another host: add what is there to within, if it belongs to the section.',
  'internal-address': 'It leads to an address inside of a network: only public ones are asked.',
  unreachable: 'It cannot be reached.',
  'too-large': 'It is larger than 10 MB.',
  'too-slow': 'It did not answer in time.',
  'not-readable': 'Its answer cannot be unpacked.',
};

export function statusWords(status: number): string {
  if (status === 401 || status === 403) return `It answers ${status}: it wants a login, or keeps programs out.`;
  if (status === 404 || status === 410) return `It answers ${status}: it is not there any more.`;
  if (status === 429) return 'It answers 429, too many requests: set a longer delaySeconds.';
  return `It answers ${status}.`;
}
