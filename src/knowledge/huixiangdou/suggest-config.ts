import { left, taken } from './import-note';
import { firstSet, type HuixiangdouConfig, isSecretSet } from './read-config';
import { type Suggestion, suggestModels } from './suggest-models';

export interface SuggestedAssistant {
  name: string;
  title: string;
  language: 'zh' | 'en';
}

/** What of a config.ini has a counterpart here, and what becomes of the rest. */
export function suggestConfig(config: HuixiangdouConfig, assistant: SuggestedAssistant): Suggestion {
  const suggestion = suggestModels(config);
  suggestion.config = { assistants: [assistant], ...suggestion.config };
  suggestThreshold(config, suggestion);
  suggestSearch(config, assistant, suggestion);
  suggestFronts(config, assistant, suggestion);
  const { notes } = suggestion;
  if (config.worker?.time?.enable === true) {
    notes.push(left('worker.time', 'Working hours are set by group: docs/groups.md, humanFirstSeconds and mode.'));
  }
  return suggestion;
}

function suggestThreshold({ feature_store: store }: HuixiangdouConfig, { notes }: Suggestion): void {
  const throttle = store?.reject_throttle ?? '';
  if (throttle === '') return;
  const how = 'the gate learns its own from the lists of questions; fennelbean gate calibrate shows it';
  notes.push(left('feature_store.reject_throttle', `${throttle} is on another scale: ${how}.`));
}

function suggestSearch(
  { web_search: web, worker, sg_search: code }: HuixiangdouConfig,
  { name }: SuggestedAssistant,
  { config, environment, notes }: Suggestion,
): void {
  const domains = (web?.domain_partial_order ?? []).filter((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain));
  if (worker?.enable_web_search === true && domains.length > 0) {
    const isSerper = web?.engine !== 'ddgs';
    const engine = isSerper ? 'serper' : 'duckduckgo';
    const grant = {
      hosts: [isSerper ? 'google.serper.dev' : 'html.duckduckgo.com'],
      ...(isSerper && { environment: ['SERPER_API_KEY'] }),
    };
    // Off until an admin has looked at it: nothing leaves for the web by an import.
    config.plugins = [{ name: 'web-search', enabled: false, assistants: [name], config: { engine, domains }, grant }];
    const key = firstSet(web?.serper_x_api_key, web?.x_api_key);
    if (isSerper && isSecretSet(key)) environment.SERPER_API_KEY = 'web_search.serper_x_api_key';
    notes.push(taken('web_search', 'The plugin web-search with its domains in their order; it is off: set enabled.'));
  }
  if (worker?.enable_sg_search === true || Object.keys(code ?? {}).length > 0) {
    const how = 'the plugin sourcegraph asks an instance of yours: plugins/sourcegraph/README.md';
    notes.push(left('sg_search', `It needs the address of an instance; ${how}.`));
  }
}

function suggestFronts(
  { frontend }: HuixiangdouConfig,
  { name }: SuggestedAssistant,
  { config, environment, notes }: Suggestion,
): void {
  const lark = frontend?.lark_group;
  if (lark && lark.app_id !== '' && frontend.type === 'lark_group') {
    if (/^cli_[0-9a-f]{16}$/i.test(lark.app_id)) {
      config.feishu = { appId: lark.app_id, assistant: name };
      environment.FENNELBEAN_FEISHU__APP_SECRET = 'frontend.lark_group.app_secret';
      notes.push(
        taken(
          'frontend.lark_group',
          'feishu.appId by a long connection, which needs no public address: docs/feishu.md.',
        ),
      );
    } else notes.push(left('frontend.lark_group.app_id', 'It is no id of an app: set feishu.appId yourself.'));
  }
  const groups = Object.entries(frontend?.wechat_wkteam ?? {}).filter(([id]) => /^\d+$/.test(id));
  if (frontend?.type === 'wechat_wkteam' || frontend?.type === 'wechat_personal') {
    notes.push(
      left('frontend', `The gateway of ${frontend.type} is not spoken here: docs/wechat.md and docs/wecom.md.`),
    );
    const names = groups.flatMap(([, group]) => groupName(group));
    if (names.length > 0) {
      config.wechat = { groups: Object.fromEntries(names.map((group) => [group, name])) };
      notes.push(taken('frontend.wechat_wkteam', `The names of ${names.length} groups: wechat.groups.`));
    }
  }
}

function groupName(group: unknown): string[] {
  const name = typeof group === 'object' && group !== null && 'name' in group ? group.name : null;
  return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
}
