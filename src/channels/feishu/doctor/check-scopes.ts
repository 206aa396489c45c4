import { z } from 'zod';
import type { FeishuApi } from '../api/feishu-api';
import type { FeishuAppConfig } from '../feishu.config';
import { both, type Finding } from './finding';
import { type NeededScope, neededScopes } from './needed-scopes';

const scopesAnswer = z.object({
  scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number().nullish() })).nullish(),
});
const GRANTED = 1;

/** Are the scopes granted that the bot needs? */
export async function checkScopes(
  api: Pick<FeishuApi, 'call'>,
  { requireMention }: Pick<FeishuAppConfig, 'requireMention'>,
): Promise<Finding> {
  const { scopes } = scopesAnswer.parse(await api.call('GET', 'application/v6/scopes'));
  const granted = new Set(
    (scopes ?? []).filter(({ grant_status }) => grant_status === GRANTED).map(({ scope_name }) => scope_name),
  );
  const wanted = neededScopes.filter(({ isForUnmentioned }) => isForUnmentioned !== true || !requireMention);
  const missing = wanted.filter(({ anyOf }) => !anyOf.some((scope) => granted.has(scope)));
  const needed = missing.filter(({ isOptional }) => isOptional !== true);
  const toAskFor = missing.map(({ anyOf }) => anyOf[0]).join(', ');
  const todo =
    missing.length === 0
      ? null
      : both(
          `开发者后台 → 权限管理：开通 ${toAskFor}，再到「版本管理与发布」发布新版本，并由管理员审核`,
          `Developer console → Permissions & Scopes: add ${toAskFor}; then publish a new version and have it approved`,
        );
  return { check: 'scopes', ok: needed.length === 0, what: describe(missing, needed.length), todo };
}

function describe(missing: readonly NeededScope[], needed: number): string {
  if (missing.length === 0) return both('权限齐全', 'all scopes are granted');
  const list = (language: 'zh' | 'en') =>
    missing.map((scope) => `${scope.anyOf[0]} (${scope[language]})`).join(language === 'zh' ? '、' : ', ');
  return needed === 0
    ? both(`可选的权限还没有开通：${list('zh')}`, `optional scopes are not granted: ${list('en')}`)
    : both(`缺少权限：${list('zh')}`, `scopes are missing: ${list('en')}`);
}
