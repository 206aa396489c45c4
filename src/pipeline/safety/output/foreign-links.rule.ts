import type { Evidence } from '../../../core/answer';
import { visibleText } from '../visible-text';
import { linkShapes } from './link-shapes';
import type { OutputRule } from './output-rule';

const PLAIN_ADDRESS = /^https?:\/\/([a-z0-9.-]+(?::\d+)?)(?:\/[^?#\s]*)?$/;
/** Chinese runs on into an address without a blank; only behind these words an address begins. */
const RUN_UP = /^[\p{Script=Han}\p{P}]*[是为到在址站网录问开看用见于上](?=[a-z0-9])/u;
const BARE_HOST = /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[^?#\s]*)?$/;

/** No link and no picture but the very addresses of the sources, or ones that a reviewed source names itself. */
export const foreignLinksRule: OutputRule = {
  name: 'foreign-links',
  unfit: (sentences, { evidence, reviewed }) => {
    const addresses = evidence.flatMap(addressOf);
    const isOwn = (link: string): boolean => {
      const host = PLAIN_ADDRESS.exec(link)?.[1];
      if (host === undefined && !BARE_HOST.test(link)) return false;
      return reviewed.includes(link) || addresses.includes(link) || addresses.includes(host ?? '');
    };
    return linkShapes
      .flatMap((shape) => sentences.find(shape))
      .filter(({ match }) => !isOwn(match.trim().replace(RUN_UP, '')))
      .flatMap(({ places }) => places);
  },
};

/** The address itself, and its host alone: people write either. */
function addressOf({ url }: Evidence): string[] {
  if (url === null) return [];
  const address = visibleText(url);
  const host = /^https?:\/\/([^/?#]+)/.exec(address)?.[1];
  return host === undefined ? [address] : [address, host];
}
