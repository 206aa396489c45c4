import { z } from 'zod';

import { KnowledgeError } from '../knowledge-error';

// Read loosely: files of every age are met, and each part counts alone.
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));
const flag = z
  .union([z.boolean(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => value === true || value === 1);
const section = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.looseObject(shape).nullish().catch(null);

const configSchema = z.looseObject({
  feature_store: section({
    reject_throttle: text,
    embedding_model_path: text,
    /** Of older files. */
    model_path: text,
    reranker_model_path: text,
    api_token: text,
  }),
  web_search: section({
    engine: text,
    serper_x_api_key: text,
    x_api_key: text,
    domain_partial_order: z.array(z.string()).nullish().catch(null),
  }),
  llm: section({
    enable_local: flag,
    enable_remote: flag,
    server: section({
      remote_type: text,
      remote_api_key: text,
      remote_llm_model: text,
      base_url: text,
      local_llm_path: text,
    }),
  }),
  worker: section({ enable_web_search: flag, enable_sg_search: flag, time: section({ enable: flag }) }),
  sg_search: section({}),
  frontend: section({
    type: text,
    lark_group: section({ app_id: text, app_secret: text, encrypt_key: text, verification_token: text }),
    wechat_wkteam: section({}),
  }),
});

export type HuixiangdouConfig = z.output<typeof configSchema>;

/** Reads a config.ini, which is TOML. Throws `KnowledgeError` with the line where it is none. */
export async function readConfig(content: string, file: string): Promise<HuixiangdouConfig> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    return configSchema.parse(parse(content));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [why = 'it cannot be read'] = error.message.split('\n');
    throw new KnowledgeError('import-invalid', { file, line: error.line }, `Not valid TOML: ${why}.`);
  }
}

/** Whether a secret was filled in; what ships with the program asks for one. */
export const isSecretSet = (value: string): boolean => value !== '' && !/your|\$\{|^!+|^x+$|api_here/i.test(value);

/** The first that says something. */
export const firstSet = (...values: readonly (string | undefined)[]): string =>
  values.find((value) => value !== undefined && value !== '') ?? '';
