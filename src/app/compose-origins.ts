import { feishuApps } from '../channels/feishu/feishu.config';
import { FeishuWikiOrigin } from '../channels/feishu/feishu-wiki.origin';
import type { AppConfig } from '../config/app-config';
import { OriginError } from '../core/ports/document-origin';
import { GitOrigin } from '../knowledge/origins/git.origin';
import { GitRunner } from '../knowledge/origins/run-git';
import type { OpenOrigin } from '../knowledge/sync-origins.use-case';
import { WebsiteOrigin } from '../net/website/website.origin';

const GIT = { milliseconds: 300_000, repositoryBytes: 1024 ** 3, outputBytes: 64 * 1024 ** 2 };

/** Where documents come from, by kind. @param searchPath as the environment's PATH */
export function composeOrigins(config: Pick<AppConfig, 'feishu' | 'assistants'>, searchPath: string): OpenOrigin {
  const git = new GitRunner(searchPath, GIT);
  return (settings, place) => {
    switch (settings.kind) {
      case 'git':
        return new GitOrigin({ ...settings, ...place, git });
      case 'website':
        return new WebsiteOrigin(settings);
      case 'feishu-wiki': {
        const apps = feishuApps(config.feishu, config.assistants);
        const app = apps.find(({ name }) => name === settings.app);
        if (app) return new FeishuWikiOrigin({ ...settings, app });
        const names = apps.map(({ name }) => name).join(', ') || 'none';
        throw new OriginError(
          `The Feishu app "${settings.app}" is not configured (there are: ${names}): see docs/feishu.md.`,
        );
      }
    }
  };
}
