import { z } from 'zod';
import { serverConfig } from '../admin/server.config';
import { analyticsConfig, assistantsNamedByAnalytics, audiencesCrossed } from '../analytics/analytics.config';
import { assistantsNamedIn, feishuConfig } from '../channels/feishu/feishu.config';
import { wechatAssistants, wechatConfig } from '../channels/wechat/wechat.config';
import { assistantsNamedByWeCom, wecomConfig } from '../channels/wecom/wecom.config';
import { alarmsConfig } from '../intake/alarms/alarms.config';
import { groupsConfig } from '../intake/groups/groups.config';
import { intakeConfig } from '../intake/intake.config';
import { privacyConfig } from '../intake/privacy.config';
import { knowledgeConfig } from '../knowledge/knowledge.config';
import { picturesConfig } from '../media/pictures.config';
import { modelsConfig } from '../models/openai-compatible/models.config';
import { linksConfig } from '../net/links.config';
import { logConfig } from '../observability/log.config';
import { gateConfig } from '../pipeline/gate/gate.config';
import { assistantsNamedByIntents, intentsConfig } from '../pipeline/intents/intents.config';
import { preprocessConfig } from '../pipeline/preprocess/preprocess.config';
import { answerConfig } from '../pipeline/respond/answer.config';
import { retrievalConfig } from '../pipeline/respond/retrieval.config';
import { assistantsNamedByWords, moderationConfig, wordsConfig } from '../pipeline/safety/safety.config';
import { assistantsNamedByPlugins, pluginsConfig } from '../plugins/plugins.config';
import { databaseConfig } from '../stores/typeorm/database.config';
import { vectorsConfig } from '../stores/vectors/vectors.config';
import { adminsConfig } from './admins.config';
import { assistantsConfig, policyOf } from './assistants.config';

/** Every section, each written beside what reads it. */
export const appConfig = z
  .object({
    server: serverConfig,
    database: databaseConfig,
    knowledge: knowledgeConfig,
    assistants: assistantsConfig,
    admins: adminsConfig,
    intake: intakeConfig,
    groups: groupsConfig,
    privacy: privacyConfig,
    preprocess: preprocessConfig,
    pictures: picturesConfig,
    links: linksConfig,
    gate: gateConfig,
    intents: intentsConfig,
    retrieval: retrievalConfig,
    answer: answerConfig,
    analytics: analyticsConfig,
    models: modelsConfig,
    safety: z.object({
      alarms: alarmsConfig.prefault({}),
      words: wordsConfig.prefault({}),
      moderation: moderationConfig.prefault({}),
    }),
    vectors: vectorsConfig,
    feishu: feishuConfig,
    wechat: wechatConfig,
    wecom: wecomConfig,
    plugins: pluginsConfig,
    log: logConfig,
  })
  .superRefine(({ assistants, intents, analytics, safety, feishu, wechat, wecom, plugins }, context) => {
    const names = assistants.map(({ name }) => name);
    const named = [
      ...assistantsNamedByIntents(intents).map(({ path, assistant }) => ({ path: ['intents', ...path], assistant })),
      ...assistantsNamedByAnalytics(analytics).map(({ path, assistant }) => ({
        path: ['analytics', ...path],
        assistant,
      })),
      ...assistantsNamedByWords(safety.words).map(({ path, assistant }) => ({
        path: ['safety', 'words', ...path],
        assistant,
      })),
      ...assistantsNamedIn(feishu).map(({ path, assistant }) => ({ path: ['feishu', ...path], assistant })),
      ...wechatAssistants(wechat).map(({ path, assistant }) => ({ path: ['wechat', ...path], assistant })),
      ...assistantsNamedByWeCom(wecom).map(({ path, assistant }) => ({ path: ['wecom', ...path], assistant })),
      ...assistantsNamedByPlugins(plugins).map(({ path, assistant }) => ({ path: ['plugins', ...path], assistant })),
    ];
    for (const { path, assistant } of named) {
      if (names.includes(assistant)) continue;
      const message = `the name of an assistant: ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path, message, input: undefined });
    }
    for (const { path, audience } of audiencesCrossed(analytics, (name) => policyOf(assistants, name).audience)) {
      const message = `an assistant of the source's audience: ${audience}`;
      context.addIssue({ code: 'custom', path: ['analytics', ...path], message, input: undefined });
    }
  });

/** Options that name a file or a folder: relative ones are resolved against the working directory. */
export const fileOptions: readonly (readonly string[])[] = [
  ['database', 'sqlite', 'file'],
  ['knowledge', 'folder'],
  ['knowledge', 'originsFolder'],
  ['pictures', 'chatFolder'],
  ['pictures', 'documents', 'folder'],
  ['analytics', 'copiesFolder'],
  ['analytics', 'filesFolder'],
  ['safety', 'words', 'folder'],
  ['vectors', 'file'],
  ['vectors', 'cacheFile'],
  ['wechat', 'sessionFile'],
];

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** The process's settings; frozen all the way down. */
export type AppConfig = DeepReadonly<z.output<typeof appConfig>>;
