import { OriginError } from '../../core/ports/document-origin';
import type { GuardedFetch } from '../guarded-fetch';

export interface RobotRules {
  mayRead: (url: string) => boolean;
  /** Seconds between two requests that the site asks for. */
  delaySeconds: number;
}

/** Its own declaration cannot be read by the compiler. */
interface RobotsModule {
  default: (
    url: string,
    text: string,
  ) => {
    isAllowed(page: string, program: string): boolean | undefined;
    getCrawlDelay(program: string): number | undefined;
  };
}

const NAME = 'Fennelbean';
/** What has to be read of it at least, by RFC 9309, section 2.5; the rest is left. */
const LONGEST = 500 * 1024;

/**
 * What a host asks programs to leave alone, by RFC 9309: none where it has no robots.txt (4xx), all where that cannot
 * be had (2.3.1.4), which is told as an `OriginError`.
 */
export async function readRobots(fetcher: GuardedFetch, origin: string, signal?: AbortSignal): Promise<RobotRules> {
  const url = `${origin}/robots.txt`;
  const result = await fetcher.ask(url, { headers: { accept: 'text/plain' }, signal });
  if (result.status === 'refused') throw new OriginError(`${url} cannot be read (${result.reason}): nothing is asked.`);
  const { status, bytes } = result.answer;
  if (status >= 500) throw new OriginError(`${url} answers ${status}: nothing is asked until it can be read.`);
  const text = status === 200 ? new TextDecoder().decode(bytes.subarray(0, LONGEST)) : '';
  const { default: parseRobots } = (await import('robots-parser')) as unknown as RobotsModule;
  const rules = parseRobots(url, text);
  return {
    mayRead: (page) => rules.isAllowed(page, NAME) ?? true,
    delaySeconds: rules.getCrawlDelay(NAME) ?? 0,
  };
}
