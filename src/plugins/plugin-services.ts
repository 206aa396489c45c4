import { Unavailable } from '../core/plugin';
import type { Logger } from '../core/ports/logger';
import type { WebClient } from '../core/ports/web-client';
import type { HostRequest } from './messages';
import type { HostServices } from './plugin-context';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const KEY = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** The web within its grants, and a log that takes no words. */
export function servicesFor(plugin: string, { client, logger }: { client: WebClient; logger: Logger }): HostServices {
  return {
    ask: async (request: HostRequest, signal) => {
      if (request.way === 'read-page') {
        const result = await client.readPage(request.url, signal);
        if (result.status === 'refused') throw new Unavailable(result.reason);
        return result.page;
      }
      const { url, request: asked } = request;
      const result = await client.ask({ url, ...asked, signal });
      if (result.status === 'refused') throw new Unavailable(result.reason);
      return result.answer;
    },
    log: (level, code, numbers) => {
      if (!CODE.test(code) || code.length > 64) return;
      const fields = Object.entries(numbers).filter(([key, value]) => KEY.test(key) && typeof value === 'number');
      logger[level]({ ...Object.fromEntries(fields), plugin, code }, 'From a plugin');
    },
  };
}
