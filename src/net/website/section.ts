export interface SectionOptions {
  start: readonly string[];
  sitemap: readonly string[];
  /** What the pages lie below; absent: the folders of `start`. */
  within: readonly string[] | undefined;
}

/** The part of a site that is read: what lies below some addresses, on their hosts. */
export class Section {
  /** In lower case; all that may be asked. */
  readonly hosts: readonly string[];
  private readonly prefixes: readonly string[];

  constructor({ start, sitemap, within }: SectionOptions) {
    const below = within ?? start.map((address) => new URL('.', address).href);
    this.prefixes = below.map((address) => placeOf(new URL(address)));
    this.hosts = [...new Set([...below, ...start, ...sitemap].map((address) => new URL(address).hostname))];
  }

  /** http and https are the same place. */
  has(url: URL): boolean {
    const place = placeOf(url);
    return this.prefixes.some((prefix) => place.startsWith(prefix));
  }

  /** The address as it is asked, without what stands behind `#`; null where it is no address of this section. */
  addressOf(written: string, base?: string): URL | null {
    if (!URL.canParse(written, base)) return null;
    const url = new URL(written, base);
    url.hash = '';
    for (const name of [...url.searchParams.keys()]) if (name.startsWith('utm_')) url.searchParams.delete(name);
    const isPage = /^https?:$/.test(url.protocol) && url.port === '' && url.username === '' && url.password === '';
    return isPage && this.has(url) ? url : null;
  }
}

const placeOf = (url: URL): string => `//${url.hostname}${url.pathname}`;
