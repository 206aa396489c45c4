import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentOrigin, KnownDocuments, OriginItem } from '../../core/ports/document-origin';
import { GuardedFetch } from '../guarded-fetch';
import type { Network } from '../network';
import { SectionReading, type SectionReadingOptions } from './read-section';
import { Section } from './section';

export interface WebsiteOriginOptions {
  name: string;
  /** Pages that are read and followed. */
  start?: readonly string[] | undefined;
  /** Whose pages are read and not followed. */
  sitemap?: readonly string[] | undefined;
  /** What the pages lie below; absent: the folders of `start`. */
  within?: readonly string[] | undefined;
  /** Looked at, refused ones included. */
  maxPages: number;
  /** Between two requests, where the site asks for no longer pause. */
  delaySeconds: number;
  /** Both of a test. */
  network?: Network;
  pause?: SectionReadingOptions['pause'];
}

const PAGE = { timeoutSeconds: 30, maxMegabytes: 10 };
const SITEMAP = { timeoutSeconds: 60, maxMegabytes: 50 };

/** The pages of a section of a public web site, one at a time, as far as its robots.txt allows. */
export class WebsiteOrigin implements DocumentOrigin {
  readonly name: string;

  constructor(private readonly options: WebsiteOriginOptions) {
    this.name = options.name;
  }

  documents(known: KnownDocuments, signal?: AbortSignal): AsyncGenerator<OriginItem> {
    const { start = [], sitemap = [], within, network, pause = rest, maxPages, delaySeconds } = this.options;
    const section = new Section({ start, sitemap, within });
    const allowedHosts = section.hosts;
    return new SectionReading({
      ...{ section, start, sitemap, maxPages, delaySeconds, known, pause, signal },
      pages: new GuardedFetch({ ...PAGE, allowedHosts }, network),
      sitemaps: new GuardedFetch({ ...SITEMAP, allowedHosts }, network),
    }).run();
  }
}

const rest = (milliseconds: number, signal?: AbortSignal): Promise<unknown> =>
  wait(milliseconds, undefined, signal ? { signal } : {});
